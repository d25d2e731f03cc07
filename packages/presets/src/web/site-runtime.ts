import { DockerfileError, inline, stage, type Stage, type Value } from '@stagecraft/core'
import {
  baseImage,
  checkedBy,
  distributionFor,
  labelled,
  type BaseImage,
  type Healthcheck,
  type ImageOption,
  type Labels,
  type Registry,
} from '../common/index.js'
import { SITE, serverConfig, type SiteSettings } from './server-config.js'

/** The image that serves sites: nginx as somebody who is not root. */
export const NGINX = 'nginxinc/nginx-unprivileged:1.29-alpine-slim'

/** Tells nginx of the site. */
export const configure = (on: Stage, settings: SiteSettings): Stage =>
  on.copy(inline('default.conf', serverConfig(settings)), '/etc/nginx/conf.d/')

export interface SiteRuntime {
  readonly images: { readonly runtime?: ImageOption | undefined } | undefined
  readonly registry: Registry | undefined
  readonly env: { readonly [name: string]: Value } | undefined
  readonly port: number
  readonly base: string
  readonly labels: Labels | undefined
  readonly healthcheck: Healthcheck | undefined
}

/**
 * The stage that serves a site.
 *
 * @param copied copies the site to a folder
 */
export function siteRuntime(
  o: SiteRuntime,
  configured: <S extends Stage>(stage: S) => S,
  copied: (stage: Stage, folder: string) => Stage,
): Stage<'runtime'> {
  const image = siteImage(o.images?.runtime, o.registry)
  return stage('runtime')
    .from(image.reference)
    .use((s) => (o.env === undefined ? s : s.env(o.env)))
    .use(configured)
    .use((s) => copied(s, `${SITE}${o.base}`) as Stage<'runtime'>)
    .user(image.user)
    .expose(o.port)
    .use(labelled(o.labels))
    .use(checkedBy(o.healthcheck, (path) => [...asks(image), `http://127.0.0.1:${o.port}${path}`]))
    .cmd(['nginx', '-g', 'daemon off;'])
}

function siteImage(choice: ImageOption | undefined, registry: Registry | undefined): BaseImage {
  const { reference, user } = typeof choice === 'object' ? choice : { reference: choice, user: undefined }
  if (user === undefined && reference !== undefined && /^(?:docker\.io\/)?(?:library\/)?nginx[:@]/.test(reference)) {
    throw new DockerfileError({
      code: 'bad-option',
      message: `images: runtime: '${reference}' runs as root, and cannot write its own files as anybody else`,
      hint: `Take '${NGINX}', which is the same nginx; or say whom it runs as: { reference: '${reference}', user: '0:0' }`,
    })
  }
  return baseImage(NGINX, choice, registry)
}

/** The program of the image that asks for an address. */
function asks(image: BaseImage): readonly string[] {
  if (distributionFor('a health check by a path', image) === 'alpine') return ['wget', '-q', '-O', '/dev/null']
  if (!/:[^/]*slim/.test(image.reference)) return ['curl', '-fsS', '-o', '/dev/null']
  throw new DockerfileError({
    code: 'bad-option',
    message: `healthcheck: '${image.reference}' has no program that could ask for a path`,
    hint: `Take an image on alpine such as '${NGINX}', or say a command that the image has: healthcheck: ['…']`,
  })
}
