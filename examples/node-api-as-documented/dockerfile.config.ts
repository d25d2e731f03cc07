import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:14-alpine')
  .workdir('/app')
  .copy('package*.json', './')
  .run('npm ci --only=production')
  .copy('.', '.')
  .run('npm run build')
  .artifact('server', '/app/dist')

const runtime = stage('runtime')
  .from('node:14-alpine')
  .workdir('/app')
  .copyFrom(builder.artifacts.server, './dist')
  .run('npm ci --only=production')
  .expose(3000)
  .cmd(['node', 'dist/server.js'])

export default dockerfile(builder, runtime)
