const domainPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const domain = `(?:${domainPart}(?:\\.${domainPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const digestPattern = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'
const whole = new RegExp(
  `^((?:${domain}/)?(${pathPart}(?:/${pathPart})*))(?::(\\w[\\w.-]{0,127}))?(?:@(${digestPattern}))?$`,
)
/** What nearly all references look like. */
const simple = /^[a-z0-9]+(?:[-./][a-z0-9]+)*(?::\w[\w.-]*)?$/
const digestLength: Readonly<Record<string, number>> = { sha256: 64, sha384: 96, sha512: 128 }

/** The pieces of an image reference, cut without judging them. */
export interface ImageName {
  /** Registry and path, as written: `registry.example:5000/team/app`. */
  readonly repository: string
  readonly tag?: string
  readonly digest?: string
}

/** Cuts `repository[:tag][@digest]`. */
export function imageName(reference: string): ImageName {
  const at = reference.indexOf('@')
  const digest = at < 0 ? {} : { digest: reference.slice(at + 1) }
  const named = at < 0 ? reference : reference.slice(0, at)
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1)
  if (colon < 0) return { repository: named, ...digest }
  return { repository: named.slice(0, colon), tag: named.slice(colon + 1), ...digest }
}

/**
 * Why BuildKit refuses an image reference, or nothing.
 *
 *     imageNameFault('node:22-alpine')  // undefined
 *     imageNameFault('Node:22')         // 'a repository must be lower case'
 */
export function imageNameFault(reference: string): string | undefined {
  if (reference.length < 64 && simple.test(reference)) return undefined
  if (reference === '') return 'it is empty'
  if (/^[a-f0-9]{64}$/.test(reference)) return 'a repository cannot be 64 hexadecimal digits'
  const normal = normalized(reference)
  const path = normal.slice(normal.indexOf('/') + 1)
  const colon = path.indexOf(':')
  const remote = colon < 0 ? path : path.slice(0, colon)
  if (remote !== remote.toLowerCase()) return 'a repository must be lower case'
  const match = whole.exec(normal)
  if (match === null) return 'it is not of the form repository[:tag][@digest]'
  if (remotePath(match[1]!).length > 255) return 'its repository has more than 255 characters'
  return match[4] === undefined ? undefined : digestFault(match[4])
}

/** Why a digest is refused, or nothing: `sha256:` (or sha384, sha512) and lower-case hexadecimal digits. */
export function digestFault(digest: string): string | undefined {
  const colon = digest.indexOf(':')
  const algorithm = colon < 0 ? '' : digest.slice(0, colon)
  const length = Object.hasOwn(digestLength, algorithm) ? digestLength[algorithm] : undefined
  if (length === undefined) return `"${digest}" does not begin with sha256:, sha384: or sha512:`
  const hex = digest.slice(colon + 1)
  if (hex.length !== length || !/^[a-f0-9]+$/.test(hex)) {
    return `a ${algorithm} digest has ${length} lower-case hexadecimal digits`
  }
  return undefined
}

/**
 * The whole name of an image: two references are one image to BuildKit when these are equal.
 *
 *     wholeImageName('node')         // 'docker.io/library/node:latest'
 *     wholeImageName('corp/app:1')   // 'docker.io/corp/app:1'
 */
export function wholeImageName(reference: string): string {
  const { tag, digest } = imageName(reference)
  return `${normalized(reference)}${tag === undefined && digest === undefined ? ':latest' : ''}`
}

/** With a registry in front, as Docker completes short names. */
function normalized(reference: string): string {
  const slash = reference.indexOf('/')
  if (slash < 0) return `docker.io/library/${reference}`
  const first = reference.slice(0, slash)
  const rest = reference.slice(slash + 1)
  if (first === 'docker.io' || first === 'index.docker.io') {
    return rest.includes('/') ? `docker.io/${rest}` : `docker.io/library/${rest}`
  }
  const isRegistry = first === 'localhost' || /[.:]/.test(first) || first !== first.toLowerCase()
  return isRegistry ? reference : `docker.io/${reference}`
}

function remotePath(repository: string): string {
  return repository.slice(repository.indexOf('/') + 1)
}
