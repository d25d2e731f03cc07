import { and, dockerfile, emit, script, stage } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'

const node = () => stage().from('node:22-alpine')
const text = (last) => emit(dockerfile(last)).text

export const stagecraft = {
  name: 'Stagecraft',
  cases: {
    stage: () => text(node().copyFrom('biuld', '/app/dist', '/srv')),
    untagged: () => text(stage().from('node')),
    reference: () => text(stage().from('Node: 22 alpine')),
    keyword: () => text(node().rnu('npm ci')),
    commands: () => text(node().run(and('npm ci', 'npm test'))),
    script: () =>
      text(
        node().run(script`
      false
      echo done
    `),
      ),
    exec: () => text(node().cmd(['sh', '-c', 'echo "a b"\necho 2'])),
    env: () => text(node().env({ GREETING: 'say "hi"' })),
    label: () => text(node().label({ title: 'the "big" one' })),
    blank: () => text(node().copy('my file.txt', '/data/')),
    health: () => text(node().healthcheck('curl -f http://localhost/ || exit 1', { retries: 3 })),
    user: () => text(node().user('node')),
  },
  several: () => text(stage().from('node:22-alpine').env({ A: '1', B: '2', C: '3' }).label({ a: '1', b: '2', c: '3' })),
  again: (source) => emit(parse(source).file).text,
}
