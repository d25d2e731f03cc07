import { dockerfile, stage } from '@stagecraft/core'

const node = 'node:22-alpine'

const frontend = stage('frontend')
  .from(node)
  .copyDeps({ folder: 'frontend' })
  .run('npm run build')
  .artifact('site', '/app/dist')

const runtime = stage('runtime')
  .from(node)
  .env({ NODE_ENV: 'production' })
  .copyDeps({ folder: 'api', production: true })
  .copy('api/', './')
  .copyFrom(frontend.artifacts.site, './public')
  .user('node')
  .expose(3000)
  .cmd(['node', 'src/server.js'])

export default dockerfile(frontend, runtime).ignore('**/node_modules', '**/dist', '.git', '**/.env*')
