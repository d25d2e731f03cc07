import { describe, expect, it } from 'vitest'
import { refusal } from '../testing/read.js'
import { staticSite } from './static-site.js'

describe('staticSite', () => {
  it('copies files as they are, and builds nothing', () => {
    const file = staticSite({ folder: 'html', gzip: false, labels: { title: 'Notes' } })
    expect(String(file)).toBe(`FROM nginxinc/nginx-unprivileged:1.29-alpine-slim AS runtime
COPY <<"default.conf" /etc/nginx/conf.d/
server {
  listen 8080;
  root /usr/share/nginx/html;
  server_tokens off;
  absolute_redirect off;
  error_page 404 /404.html;
  location / {
    try_files $uri $uri.html $uri/ =404;
    add_header Cache-Control "no-cache";
  }
}
default.conf
COPY html /usr/share/nginx/html/
USER 101:101
EXPOSE 8080
LABEL org.opencontainers.image.title=Notes
CMD ["nginx", "-g", "daemon off;"]
`)
    expect(file.ignorePatterns).toContain('**/.env*')
  })

  it('takes the whole build context', () => {
    expect(String(staticSite({ folder: '.' }))).toContain('\nCOPY . /usr/share/nginx/html/\n')
  })

  it('refuses what is outside of it', () => {
    expect(refusal(() => staticSite({ folder: '../html' })).code).toBe('bad-option')
  })
})
