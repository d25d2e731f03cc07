import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:14-alpine')
  .workdir('/app')
  .copy('package*.json', './')
  .run('npm ci --only=production')
  .copy('.', '.')
  .run('npm run build')
  .artifact('site', '/app/build')

const runtime = stage()
  .from('nginx:alpine')
  .copyFrom(builder.artifacts.site, '/usr/share/nginx/html')
  .expose(80)
  .cmd(['nginx', '-g', 'daemon off;'])

export default dockerfile(builder, runtime)
