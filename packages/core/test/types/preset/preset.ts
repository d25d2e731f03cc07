import { arg, cache, dockerfile, secret, select, stage, type Arg, type Stage } from '@stagecraft/core'

export const version = arg('NODE_VERSION', { values: ['22', '24'], default: '24' })
export const token = secret('npm_token')

export const builder = stage('builder')
  .from('node:22-alpine')
  .copyDeps()
  .run('npm run build', { mounts: [cache('/root/.npm'), token] })
  .artifact('site', '/app/dist')
  .artifact('map', '/app/map')

export const runtime = stage('runtime')
  .from('nginx:1.29-alpine')
  .copyFrom(builder.artifacts.site, '/usr/share/nginx/html')
  .copyFrom('builder', '/app/extra', '/extra')
  .expose(80)

export const withBanner = <S extends Stage>(s: S) => s.run('echo built').artifact('banner', '/etc/motd')
export const withArgument = (s: Stage, handle: Arg) => s.arg(handle)
export const chosen = select(version, { '22': builder, '24': runtime })
export const banner = stage('banner').from('alpine:3.22').use(withBanner)
export const web = dockerfile(builder, runtime)

export default web
