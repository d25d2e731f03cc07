import { dockerfile, lines, stage } from '@stagecraft/core'

const installPackages = lines`apk add --no-cache build-base && \
  wget https://example.com/tool.tar.gz && \
  tar xf tool.tar.gz`

const a = stage('a')
  .from('alpine:3.22')
  .run(installPackages)
  .env({ LANG: 'C.UTF-8' })
  .env({ TZ: 'UTC' })
  .workdir('/srv')
  .run('echo a')
  .artifact('out', '/srv/out')
  .artifact('extra', '/srv/extra')

const b = stage('b')
  .from('alpine:3.21')
  .run(installPackages)
  .env({ LANG: 'C.UTF-8' })
  .env({ TZ: 'UTC' })
  .workdir('/srv')
  .run('echo b')

const groupaddApp = lines`set -eux; \
  groupadd app; \
  useradd -g app app`

const debian = stage()
  .from('debian:13')
  .run(groupaddApp)
  .copyFrom(a.artifacts.out, '/a/')
  .copyFrom(b, '/srv/out', '/b/')

const final = stage().from('debian:12').run(groupaddApp).copyFrom(a.artifacts.out, '/a/').copyFrom(a.artifacts.extra)

export default dockerfile(a, b, debian, final)
