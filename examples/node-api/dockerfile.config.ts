import { dockerfile, stage } from '@stagecraft/core'

const node = 'node:22-alpine'

const builder = stage('builder')
  .from(node)
  .copyDeps()
  .run('npm run build')
  .artifact('server', '/app/dist')

const test = stage('test').from(builder).run('npm test')

const runtime = stage('runtime')
  .from(node)
  .env({ NODE_ENV: 'production' })
  .copyDeps({ production: true })
  .copyFrom(builder.artifacts.server, './dist')
  .user('node')
  .expose(3000)
  .healthcheck(['wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:3000/health'], { interval: '30s', timeout: '3s' })
  .cmd(['node', 'dist/server.js'])

export default dockerfile(builder, test, runtime).ignore('node_modules', 'dist', '.git', '**/.env*')
