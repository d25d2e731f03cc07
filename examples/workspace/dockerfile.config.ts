import { dockerfile, stage } from '@stagecraft/core'
import { workspace } from '@stagecraft/presets/workspace'

const node = 'node:22-alpine'
const shop = workspace({ root: new URL('.', import.meta.url), app: '@shop/api' })

const builder = stage('builder').from(node).use(shop.install).use(shop.source).use(shop.build)

const test = stage('test').from(builder).run(shop.run('test'))

const production = stage('production').from(node).use(shop.production)

const runtime = stage('runtime')
  .from(node)
  .env({ NODE_ENV: 'production' })
  .use(shop.collect(production, builder))
  .user('node')
  .expose(3000)
  .cmd(['node', 'dist/src/server.js'])

export default dockerfile(builder, test, production, runtime).ignore('**/node_modules', '**/dist', '.git', '**/.env*')
