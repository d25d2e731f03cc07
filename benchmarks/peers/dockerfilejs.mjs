import { Dockerfile } from 'dockerfilejs'

const node = () => new Dockerfile().separator('\n').from({ image: 'node', tag: '22-alpine' })

export const dockerfilejs = {
  name: 'dockerfilejs',
  cases: {
    stage: () =>
      node()
        .copy({ from: 'biuld', src: ['/app/dist'], dest: '/srv' })
        .render(),
    untagged: () => new Dockerfile().from({ image: 'node' }).render(),
    reference: () => new Dockerfile().from({ image: 'Node: 22 alpine' }).render(),
    keyword: () => node().rnu('npm ci').render(),
    commands: () =>
      node()
        .run({ command: ['npm ci', 'npm test'] })
        .render(),
    script: () => node().run('set -e\nfalse\necho done').render(),
    exec: () =>
      node()
        .cmd({ executable: 'sh', params: ['-c', 'echo "a b"\necho 2'] })
        .render(),
    env: () => node().env({ GREETING: 'say "hi"' }).render(),
    label: () => node().label({ title: 'the "big" one' }).render(),
    blank: () =>
      node()
        .copy({ src: ['my file.txt'], dest: '/data/' })
        .render(),
    health: () =>
      node()
        .healthCheck({ options: { retries: 3 }, command: 'curl -f http://localhost/ || exit 1' })
        .render(),
    user: () => node().user('node').render(),
  },
  several: () => node().env({ A: '1', B: '2', C: '3' }).label({ a: '1', b: '2', c: '3' }).render(),
}
