import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-alpine')
  .copyDeps()
  .run('npm run build')
  .artifact('site', '/app/dist')

// Only the result, to be written to a folder: docker build --output dist .
const site = stage('site').from('scratch').copyFrom(builder.artifacts.site, '/')

export default dockerfile(builder, site).ignore('node_modules', 'dist', '.git', '**/.env*')
