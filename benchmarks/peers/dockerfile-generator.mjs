import { Readable } from 'node:stream'
import { convertToJSON } from 'dockerfile-generator'
import generator from 'dockerfile-generator/lib/dockerGenerator.js'

const make = (...items) => generator.generateDockerFileFromArray(items)
const node = (...items) => make({ from: { baseImage: 'node:22-alpine' } }, ...items)

export const dockerfileGenerator = {
  name: 'dockerfile-generator',
  cases: {
    stage: () => node({ copy: { from: 'biuld', '/app/dist': '/srv' } }),
    untagged: () => make({ from: { baseImage: 'node' } }),
    reference: () => make({ from: { baseImage: 'Node: 22 alpine' } }),
    keyword: () => node({ rnu: ['npm', 'ci'] }),
    commands: () => node({ run: 'npm ci && npm test' }),
    script: () => node({ run: 'set -e\nfalse\necho done' }),
    exec: () => node({ cmd: ['sh', '-c', 'echo "a b"\necho 2'] }),
    env: () => node({ env: { GREETING: 'say "hi"' } }),
    label: () => node({ labels: { title: 'the "big" one' } }),
    blank: () => node({ copy: { 'my file.txt': '/data/' } }),
    user: () => node({ user: 'node' }),
  },
  several: () => node({ env: { A: '1', B: '2', C: '3' } }, { labels: { a: '1', b: '2', c: '3' } }),
  again: async (source) => generator.generateDockerFile(await convertToJSON(Readable.from([source]))),
}
