import { option, type Option } from '../define/index.js'
import type { SiteSettings } from './server-config.js'

/** Options of everything that nginx serves. */
export const siteOptions = {
  /** The port that nginx listens on. */
  port: option.port({ description: 'The port that nginx listens on.', default: 8080 }),
  /** The path below which the site is found. */
  base: option.of({
    description: 'The path below which the site is found.',
    default: '/',
    samples: ['/shop/'],
    accepts: "a path such as '/shop/'",
    read: (value) =>
      typeof value === 'string' && /^\/(?:[\w.~-]+\/)*[\w.~-]*$/.test(value) ? value.replace(/\/?$/, '/') : undefined,
  }),
  /** Compresses text on its way. */
  gzip: option.flag({ description: 'Compresses text on its way.', default: true }),
  /** Headers of every answer, such as Content-Security-Policy; nginx replaces its variables in them. */
  headers: option.of<{ readonly [name: string]: string }>({
    description: 'Headers of every answer, such as Content-Security-Policy; nginx replaces its variables in them.',
    accepts: "an object of names and values such as { 'Content-Security-Policy': \"default-src 'self'\" }",
    samples: [{ 'Content-Security-Policy': "default-src 'self'" }],
    read: (value) =>
      typeof value === 'object' && value !== null && Object.entries(value).every(isHeader)
        ? (value as { readonly [name: string]: string })
        : undefined,
  }),
  /** Adds headers by which browsers protect visitors: no guessing of types, no frames on other sites, short referrers. */
  securityHeaders: option.flag({
    description:
      'Adds headers by which browsers protect visitors: no guessing of types, no frames on other sites, short referrers.',
  }),
} as const

const isHeader = ([name, value]: readonly [string, unknown]): boolean =>
  /^[A-Za-z][A-Za-z0-9-]*$/.test(name) && typeof value === 'string' && !/[\n\r]/.test(value)

const protecting = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
} as const

/** The option `immutable`: folders of a site. */
export const immutableOption = (folders: readonly string[]): Option<readonly string[], 'defaulted'> =>
  option.of({
    description: 'Folders of the site whose files get another name when they change: browsers keep them for a year.',
    default: folders,
    samples: [['static']],
    accepts: "a list of folders such as ['assets', 'static']",
    read: (value) =>
      Array.isArray(value) && value.every((one) => typeof one === 'string' && /^[\w.~-]+(?:\/[\w.~-]+)*$/.test(one))
        ? (value as readonly string[])
        : undefined,
  })

/** What the options say to nginx. */
export const settingsOf = (
  o: Omit<SiteSettings, 'headers'> & {
    readonly headers: SiteSettings['headers'] | undefined
    readonly securityHeaders: boolean
  },
): SiteSettings => ({ ...o, headers: { ...(o.securityHeaders ? protecting : {}), ...o.headers } })
