// Every method, with every form of its arguments, under exactOptionalPropertyTypes.
import * as core from '@stagecraft/core'
import { and, apk, apt, arg, bind, cache, heredoc, inline, lines, literal, script, secret, sh } from '@stagecraft/core'
import { BUILDPLATFORM, ssh, stage, text, tmpfs, words, type Duration } from '@stagecraft/core'

declare const maybe: string | undefined
declare const flag: boolean | undefined

const version = arg('VERSION', { default: '22' })
const flavour = arg('FLAVOUR', { values: ['full', 'slim'], default: 'slim' })
const token = secret('npm_token')

export const commands = [
  'npm ci',
  ['npm', 'ci'],
  sh`npm install ${version} ${'it is'} ${3}`,
  and('a', sh`b ${version}`, 'c'),
  script`
    npm ci ${version}
  `,
  script.bash`a | b`,
  heredoc('print(1)\n', { before: 'python3', after: '> /out', name: 'PY', expand: false, stripTabs: flag }),
  lines`a \
    && b`,
  apt(['curl', 'git'], { recommends: true }),
  apt('curl'),
  apk(['curl']),
  words('pip install', ['flask']),
] as const

export const all = stage('all')
  .comment('The base.')
  .allow('some-rule', 'it is meant')
  .from('node:22-alpine', { platform: BUILDPLATFORM })
  .add('https://example.com/a.tgz', '/opt/', { unpack: flag, checksum: maybe, keepGitDir: flag, link: true })
  .arg(version)
  .arg('COMMIT')
  .arg('COMMIT', 'none')
  .arg(['A', ['B', '2'], { comment: 'handles too' }, flavour])
  .cmd(['node', 'server.js'])
  .cmd([])
  .copy(['a', text`${version}/b`, inline('c', 'text', { expand: true })], './', { chown: maybe, chmod: '755' })
  .copy(inline('c', 'text'), '/etc/', { parents: true, exclude: ['*.md'] })
  .copyFrom('other', ['a', 'b'], './', { link: flag })
  .entrypoint(commands[2])
  .env({ A: 'b', C: version, D: literal('$x'), E: text`v${version}` })
  .env([['A', 'b'], { comment: 'once more' }, ['A', '$A:c']])
  .expose(80, '443/tcp', '8000-8010/udp', '$PORT', version, 0, 65535, '[::]:80', '127.0.0.1:80:80')
  .healthcheck('wget -q localhost', { interval: '30s', timeout: '1.5s', startPeriod: '1m30s', retries: 3 })
  .healthcheck(['true'], { startInterval: '500ms', interval: '1h30m' satisfies Duration })
  .healthcheck('none')
  .label({ 'org.opencontainers.image.title': 'all' })
  .maintainer('nobody')
  .onbuild((on) => on.copy('.', '.').run('npm ci').raw('USER', 'node'))
  .run('npm ci', { mounts: [token, token.file({ target: '/x', mode: '0400', uid: 1000 }), token.env('TOKEN')] })
  .run('npm ci', { mounts: [cache('/x', { sharing: 'locked', uid: 1000, gid: '1000', from: 'other' })] })
  .run('npm ci', { mounts: [cache.npm(), cache.apt(), [cache.goMod()], cache.pip({ target: '/pip' })] })
  .run('npm ci', { mounts: [bind('.', { source: '/', from: core.context('x') }), tmpfs('/t', { size: 4096 }), ssh()] })
  .run(commands[3], { network: 'none', security: 'insecure', devices: ['vendor.com/class=x'] })
  .run(commands[4])
  .shell(['/bin/bash', '-c'])
  .stopsignal('SIGTERM')
  .stopsignal(9)
  .user('node:node')
  .user(1000)
  .volume('/data', text`/${version}`)
  .workdir('/app')
  .workdir(text`/app/${version}`)
  .blank()
  .comment('The end.')
  .allow('some-rule', 'it is meant')
  .raw('RUN', 'true')
  .copyDeps()
  .copyDeps({ manager: 'pnpm', production: flag })
