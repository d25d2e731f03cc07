import { dockerfile, inline, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-alpine')
  .copyDeps() // manifests, install, source: in the order that keeps the layer cache
  .run('npm run build')
  .artifact('site', '/app/dist')

const test = stage('test').from(builder).run('npm test')

const site = inline(
  'default.conf',
  `server {
  listen 8080;
  root /usr/share/nginx/html;
  location / {
    try_files $uri /index.html;
  }
  location /assets/ {
    add_header Cache-Control "public, max-age=31536000, immutable";
  }
}
`,
)

const runtime = stage('runtime')
  .comment('This image runs as the user nginx, who may not listen on port 80.')
  .from('nginxinc/nginx-unprivileged:1.29-alpine')
  .copy(site, '/etc/nginx/conf.d/')
  .copyFrom(builder.artifacts.site, '/usr/share/nginx/html')
  .expose(8080)
  .cmd(['nginx', '-g', 'daemon off;'])

export default dockerfile(builder, test, runtime).ignore('node_modules', 'dist', '.git', '**/.env*')
