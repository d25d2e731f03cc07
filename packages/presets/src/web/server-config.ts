/** What nginx is told about a site. */
export interface SiteSettings {
  readonly port: number
  /** Path of the site, from slash to slash. */
  readonly base: string
  /** Whether paths that are no file get index.html, because the page itself knows what they mean. */
  readonly spa: boolean
  /** Folders whose files have another name when they change. */
  readonly immutable: readonly string[]
  readonly gzip: boolean
  readonly headers: { readonly [name: string]: string }
}

/** What nginx serves; the stages of a site copy their files here. */
export const SITE = '/usr/share/nginx/html'

const compressed = [
  'application/javascript',
  'application/json',
  'application/manifest+json',
  'application/wasm',
  'application/xml',
  'image/svg+xml',
  'text/css',
  'text/javascript',
  'text/plain',
  'text/xml',
]

/** The browser asks whether its copy is still right, every time: a new page is seen at once. */
const ASK_AGAIN = 'no-cache'
const NEVER_ASK_AGAIN = 'public, max-age=31536000, immutable'

/** The configuration of nginx for one site. */
export function serverConfig({ port, base, spa, immutable, gzip, headers }: SiteSettings): string {
  return rendered(
    block('server', [
      `listen ${port};`,
      `root ${SITE};`,
      'server_tokens off;',
      // The port of the container is not the one that the browser knows.
      'absolute_redirect off;',
      ...(spa ? [] : [`error_page 404 ${base}404.html;`]),
      ...(gzip ? compression : []),
      ...(base === '/' ? [] : besides(base)),
      ...block(`location ${base}`, [
        spa ? `try_files $uri ${base}index.html;` : 'try_files $uri $uri.html $uri/ =404;',
        ...headersOf(ASK_AGAIN, headers),
      ]),
      ...immutable.flatMap((folder) =>
        block(`location ${base}${folder}/`, ['try_files $uri =404;', ...headersOf(NEVER_ASK_AGAIN, headers)]),
      ),
    ]),
  )
}

/** What lies beside a site that has a path of its own: nothing, and the ways to it. */
const besides = (base: string): Lines => [
  ...['/', base.slice(0, -1)].flatMap((path) => block(`location = ${path}`, [`return 302 ${base};`])),
  ...block('location /', ['return 404;']),
]

const compression: Lines = [
  'gzip on;',
  'gzip_vary on;',
  'gzip_proxied any;',
  'gzip_min_length 1024;',
  `gzip_types ${compressed.join(' ')};`,
]

/** A location that adds headers has none of those of the server, so each says all of them. */
function headersOf(caching: string, headers: { readonly [name: string]: string }): readonly string[] {
  const more = Object.entries(headers).map(([name, value]) => `add_header ${name} ${quoted(value)} always;`)
  return [`add_header Cache-Control ${quoted(caching)};`, ...more]
}

const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`

/** Lines of text; a list among them stands two columns to the right. */
type Lines = readonly (string | Lines)[]

const block = (name: string, body: Lines): Lines => [`${name} {`, body, '}']

const rendered = (lines: Lines, indent = ''): string =>
  lines.map((line) => (typeof line === 'string' ? `${indent}${line}\n` : rendered(line, `${indent}  `))).join('')
