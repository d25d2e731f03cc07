import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').copyDeps().run('npm run build').artifact('site', '/app/dist')

const test = stage('test').from(builder).run('npm test')

const runtime = stage('runtime')
  .from('nginx:1.29-alpine')
  .copyFrom(builder.artifacts.site, '/usr/share/nginx/html')
  .expose(80)
  .cmd(['nginx', '-g', 'daemon off;'])

export default dockerfile(builder, test, runtime)
