import { cache, dockerfile, stage, type Stage } from '@stagecraft/core'

const node = 'node:22-alpine'

/** The dependencies of one of the two projects: its manifests alone, so that a change of its source keeps them cached. */
const dependencies =
  (folder: string, install: string) =>
  <S extends Stage>(s: S): S =>
    s
      .workdir('/app')
      .copy([`${folder}/package.json`, `${folder}/package-lock.json`], './')
      .run(install, { mounts: [cache.npm()] })

const frontend = stage('frontend')
  .from(node)
  .use(dependencies('frontend', 'npm ci'))
  .copy('frontend/', './')
  .run('npm run build')
  .artifact('site', '/app/dist')

const runtime = stage('runtime')
  .from(node)
  .env({ NODE_ENV: 'production' })
  .use(dependencies('api', 'npm ci --omit=dev'))
  .copy('api/', './')
  .copyFrom(frontend.artifacts.site, './public')
  .user('node')
  .expose(3000)
  .cmd(['node', 'src/server.js'])

export default dockerfile(frontend, runtime).ignore('**/node_modules', '**/dist', '.git', '.env*')
