import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { folder } from './run.js'

const config = `import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').workdir('/app').copy('package.json', './').run('npm run build')
const app = stage('app').from('nginx:1.29-alpine').copyFrom(builder, '/app/dist', '/usr/share/nginx/html')
export default dockerfile(builder, app)
`

describe('colour adds colour, and changes nothing else', () => {
  test.each([
    ['check', 'stale'],
    ['check', 'edited'],
    ['emit'],
    ['sync', '--dry-run'],
    ['lint', 'bad.Dockerfile'],
    ['where', 'Dockerfile:5'],
    ['explain'],
    ['explain', '--changed', 'package.json'],
    ['fmt', '--check', 'other.Dockerfile'],
  ])('%s %s', (command, ...args) => {
    const here = folder({
      'dockerfile.config.ts': config,
      'package.json': '{}',
      'other.Dockerfile': 'from a:1 as b\n',
      'bad.Dockerfile': 'FROM a:1\nMAINTAINER b\n',
    })
    here.run('emit')
    const [state] = args
    if (state === 'stale') here.write('dockerfile.config.ts', config.replace('run build', 'run make'))
    else here.write('Dockerfile', here.read('Dockerfile').replace('node:22', 'node:24'))
    const words = command === 'check' ? [command] : [command, ...args]
    const plain = here.run(...words)
    // emit has written it the first time.
    if (command === 'emit') here.write('Dockerfile', here.read('Dockerfile').replace('node:22', 'node:24'))
    const colored = here.runIn({ env: { FORCE_COLOR: '1' } }, ...words)
    expect(colored.out + colored.err).toContain('\u001b[')
    expect({
      code: colored.code,
      out: stripVTControlCharacters(colored.out),
      err: stripVTControlCharacters(colored.err),
    }).toEqual(plain)
  })
})
