import { arg, cache, dockerfile, inline, stage, text } from '@stagecraft/core'

const nodeVersion = arg('NODE_VERSION', { default: '22' })
const nginxVersion = arg('NGINX_VERSION', { default: '1.29' })

const deps = stage('deps')
  .from(text`node:${nodeVersion}-alpine`)
  .workdir('/site')
  .copy(['package.json', 'package-lock.json'], './')
  .run('npm ci', { mounts: [cache.npm()] })

const build = stage('build').from(deps).copy('.', '.').env({ NODE_ENV: 'production' }).run('npm run build')

const test = stage('test').from(deps).copy('.', '.').run('npm test')

const final = stage()
  .from(text`nginx:${nginxVersion}-alpine`)
  .copyFrom(build, '/site/dist', '/usr/share/nginx/html', { chown: 'nginx:nginx' })
  .copy(
    inline(
      'default.conf',
      `server {
  listen 8080;
  root /usr/share/nginx/html;
}
`,
    ),
    '/etc/nginx/conf.d/',
  )
  .expose(8080)
  .healthcheck('wget -q localhost:8080 || exit 1', { interval: '30s', retries: 5 })
  .cmd(['nginx', '-g', 'daemon off;'])

export default dockerfile(deps, build, test, final).directives({ syntax: 'docker/dockerfile:1' })
