import { Builder } from 'node-dockerfile'

const node = () => new Builder().from('node:22-alpine')
const text = (file) => file.writeStream().buffer

export const nodeDockerfile = {
  name: 'node-dockerfile',
  cases: {
    stage: () => text(node().copy('--from=biuld /app/dist', '/srv')),
    untagged: () => text(new Builder().from('node')),
    reference: () => text(new Builder().from('Node: 22 alpine')),
    keyword: () => text(node().rnu('npm ci')),
    commands: () => text(node().run(['npm ci', 'npm test'])),
    script: () => text(node().run('set -e\nfalse\necho done')),
    exec: () => text(node().cmd(['sh', '-c', 'echo "a b"\necho 2'])),
    env: () => text(node().env('GREETING', 'say "hi"')),
    label: () => text(node().label('title', 'the "big" one')),
    blank: () => text(node().copy('my file.txt', '/data/')),
    user: () => text(node().user('node')),
  },
  several: () => text(node().env('A', '1').env('B', '2').label('a', '1').label('b', '2')),
}
