import { cache, dockerfile, lines, stage, type Stage } from '@stagecraft/core'

const downloadTool = lines`apk add --no-cache build-base && \
  wget https://example.com/tool.tar.gz && \
  tar xf tool.tar.gz`

const a = stage('a')
  .from('alpine:3.22')
  .comment('Download the tool')
  .run(downloadTool)
  .run('echo a')
  .artifact('out', '/srv/out')
  .artifact('extra', '/srv/extra')

const b = stage('b').from('alpine:3.21').comment('Download the tool').run(downloadTool).run('echo b')

const addUser = <S extends Stage>(s: S) =>
  s
    .workdir('/srv')
    .env({ LANG: 'C.UTF-8' })
    .env({ TZ: 'UTC' })
    .run(
      lines`set -eux; \
  groupadd app; \
  useradd -g app app`,
    )
    .user('app')
    .copyFrom(a.artifacts.out, '/a/')

const debian = stage().from('debian:13').use(addUser).copyFrom(b, '/srv/out', '/b/')

const caches = [cache('/var/cache/tool', { id: 'tool-cache', sharing: 'locked' })]

const final = stage()
  .from('debian:12')
  .use(addUser)
  .copyFrom(a.artifacts.extra)
  .run('tool build', { mounts: caches })
  .run('tool test', { mounts: caches })

export default dockerfile(a, b, debian, final)
