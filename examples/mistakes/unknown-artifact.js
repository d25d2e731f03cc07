// unknown-artifact: "site"
import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').copyDeps().run('npm run build').artifact('site', '/app/dist')
const runtime = stage('runtime')
  .from('nginxinc/nginx-unprivileged:1.29-alpine')
  .copyFrom(builder.artifacts.sites, '/usr/share/nginx/html')

export default dockerfile(builder, runtime)
