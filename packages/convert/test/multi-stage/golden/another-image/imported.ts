import { dockerfile, image, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-slim')
  .copyFrom(image('registry.example.com/adapter:1.2'), '/adapter', '/opt/extensions/adapter')
  .workdir('/app')
  .copy('package.json', '.')
  .run('npm install')
  .run('npm prune --omit=dev')
  .artifact('app', '/app')

const final = stage()
  .comment('Split by "stagecraft import --multi-stage". Assumed:')
  .comment('- no development dependency is needed at run time')
  .from('node:22-slim')
  .copyFrom(image('registry.example.com/adapter:1.2'), '/adapter', '/opt/extensions/adapter')
  .workdir('/app')
  .copyFrom(builder.artifacts.app)
  .copy('.', '.')
  .cmd(['node', 'server.js'])

export default dockerfile(builder, final)
