import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:12')
  .workdir('/app')
  .copy('.', '.')
  .run('npm install')
  .run('npm prune --production')
  .artifact('app', '/app')

const final = stage()
  .comment('Split by "stagecraft import --multi-stage". Assumed:')
  .comment('- no development dependency is needed at run time')
  .comment('- the dependencies need no library of the system that the small image lacks')
  .from('node:12-slim')
  .workdir('/app')
  .copyFrom(builder.artifacts.app)
  .cmd(['node', 'server.js'])

export default dockerfile(builder, final)
