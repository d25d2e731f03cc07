import { bind, cache, context, dockerfile, image, rawMount, secret, ssh, stage, tmpfs } from '@stagecraft/core'

const npmToken = secret('npm_token')

const deps = stage('deps')
  .from('node:22-slim')
  .run('apt-get update && apt-get install -y git', { mounts: [cache.apt()] })
  .run('npm ci', { mounts: [npmToken.file({ target: '/root/.npmrc', optional: true })] })
  .run('npm audit', { mounts: [npmToken.env('NPM_TOKEN')] })
  .run('cat /run/secrets/other', { mounts: [secret('other')] })
  .run('git clone git@example.com:team/app.git', { mounts: [ssh({ optional: true })] })
  .run('true', { mounts: [ssh({ id: 'deploy' })], network: 'none' })
  .run('make', { mounts: [tmpfs('/scratch', { size: '64m' })] })
  .user('node')
  .run('npm ci', { mounts: [cache.npm()] })
  .run('npm ci', { mounts: [cache('/root/.npm', { id: 'npm-$KIND' })] })

const final = stage()
  .from('alpine:3.22')
  .run('make', {
    mounts: [
      bind('/app', { source: '/app', from: deps, readonly: false }),
      bind('/tools', { from: image('busybox:1.37') }),
      bind('/config', { from: context('config') }),
    ],
  })
  .workdir('/app')
  .run('ls', { mounts: [bind(undefined, { from: deps })] })
  .run('ls', { mounts: [rawMount('type=${KIND:-bind},target=/x')] })

export default dockerfile(deps, final).directives({ syntax: 'docker/dockerfile:1.10' })
