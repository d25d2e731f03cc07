import { describe, expect, it } from 'vitest'
import { serverConfig, type SiteSettings } from './server-config.js'

const configWith = (settings: Partial<SiteSettings>): string =>
  serverConfig({ port: 8080, base: '/', spa: true, immutable: ['assets'], gzip: false, headers: {}, ...settings })

describe('the configuration of nginx', () => {
  it('gives the page for every path, asks for it again, and keeps what has a hash in its name', () => {
    expect(configWith({})).toBe(`server {
  listen 8080;
  root /usr/share/nginx/html;
  server_tokens off;
  absolute_redirect off;
  location / {
    try_files $uri /index.html;
    add_header Cache-Control "no-cache";
  }
  location /assets/ {
    try_files $uri =404;
    add_header Cache-Control "public, max-age=31536000, immutable";
  }
}
`)
  })

  it('gives files, pages without their ending, folders, and else the page for what is not there', () => {
    const config = configWith({ spa: false, immutable: [] })
    expect(config).toContain('error_page 404 /404.html;')
    expect(config).toContain('try_files $uri $uri.html $uri/ =404;')
    expect(config).not.toContain('immutable')
  })

  it('has a site below a path, ways to it, and nothing beside it', () => {
    expect(configWith({ base: '/shop/', spa: false })).toBe(`server {
  listen 8080;
  root /usr/share/nginx/html;
  server_tokens off;
  absolute_redirect off;
  error_page 404 /shop/404.html;
  location = / {
    return 302 /shop/;
  }
  location = /shop {
    return 302 /shop/;
  }
  location / {
    return 404;
  }
  location /shop/ {
    try_files $uri $uri.html $uri/ =404;
    add_header Cache-Control "no-cache";
  }
  location /shop/assets/ {
    try_files $uri =404;
    add_header Cache-Control "public, max-age=31536000, immutable";
  }
}
`)
  })

  it('says all headers in each location, for a location with headers has none of those around it', () => {
    const config = configWith({ headers: { 'X-Powered-By': 'a "quoted" \\ text' } })
    expect(config.match(/add_header X-Powered-By "a \\"quoted\\" \\\\ text" always;/g)).toHaveLength(2)
  })

  it('compresses text', () => {
    const types = /gzip_types (.*);/.exec(configWith({ gzip: true }))?.[1]?.split(' ')
    expect(types).toContain('text/javascript')
    // nginx always compresses it, and warns of a second time.
    expect(types).not.toContain('text/html')
  })
})
