import type { Reference, Word } from '@stagecraft/core/model'
import { string, type Expression } from '../expression.js'
import { call } from '../library.js'
import { Unsayable } from '../unsayable.js'
import { wordExpression, type Handles } from '../words.js'

/** The ways to say a base that is no stage. */
export function* baseForms(base: Reference, handles: Handles): Generator<Expression> {
  if (base.kind === 'scratch') yield string('scratch')
  if (base.kind !== 'image-reference') return
  const { reference } = base
  if (typeof reference === 'string') {
    if (isPinned(reference)) yield string(reference)
    if (isLiteralImage(reference)) yield call('unpinned', [string(reference)])
    yield call('context', [string(reference)])
  }
  yield wordExpression(reference, handles)
}

/** What files are copied or mounted from, when it is no stage. */
export function originExpression(reference: Reference): Expression {
  if (reference.kind === 'scratch') return call('context', [string('scratch')])
  if (reference.kind !== 'image-reference') throw new Unsayable('a reference to no stage of the file')
  const name: Word = reference.reference
  if (typeof name !== 'string') throw new Unsayable('variables in the name of an image')
  if (isPinned(name)) return call('image', [string(name)])
  // The text of both is the same. A bare word that is no well known image is rather a context that the build is given.
  const isImage = isLiteralImage(name) && (/[/:]/.test(name) || officialImages.has(name))
  return call(isImage ? 'unpinned' : 'context', [string(name)])
}

const officialImages: ReadonlySet<string> = new Set(
  (
    'alpine amazoncorretto amazonlinux bash buildpack-deps busybox caddy cassandra clojure composer consul debian ' +
    'docker dotnet eclipse-temurin elasticsearch elixir erlang fedora gcc golang gradle groovy haproxy haskell httpd ' +
    'influxdb jetty julia kibana mariadb maven memcached mongo mysql nextcloud nginx node openjdk oraclelinux perl ' +
    'php postgres python rabbitmq redis registry rockylinux ruby rust swift tomcat traefik ubuntu vault wordpress'
  ).split(' '),
)

/** An image that the types take as a string: with a digest, or with a tag that is not `latest`. */
function isPinned(reference: string): boolean {
  if (!isLiteralImage(reference)) return false
  if (reference.includes('@')) return /@sha256:[0-9a-f]{64}$/.test(reference)
  const tag = /:([^/:]+)$/.exec(reference)?.[1]
  return tag !== undefined && tag !== 'latest'
}

/** An image whose spelling the types take. */
function isLiteralImage(reference: string): boolean {
  const [name = ''] = reference.split('@')
  const path = name.replace(/^[^/]*[.:][^/]*\//, '').replace(/:[^/:]+$/, '')
  return /^[a-z0-9][a-z0-9._/-]*$/.test(path) && !/\/\/|\/$/.test(path) && !/[\s$]/.test(reference)
}
