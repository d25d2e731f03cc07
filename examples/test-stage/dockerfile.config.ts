import { dockerfile, stage } from '@stagecraft/core'

const node = 'node:22-alpine'

const builder = stage('builder')
  .from(node)
  .copyDeps()
  .run('npm run build')
  .artifact('program', '/app/dist')

// No other stage needs this one, so an ordinary build skips it: docker build --target test .
const test = stage('test').from(builder).run('npm run types').run('npm test')

const runtime = stage('runtime')
  .from(node)
  .workdir('/app')
  .copyFrom(builder.artifacts.program, './dist')
  .user('node')
  .entrypoint(['node', 'dist/main.js'])

export default dockerfile(builder, test, runtime).ignore('node_modules', 'dist', '.git', '**/.env*')
