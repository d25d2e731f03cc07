// The token of a registry, which the build must have and the image must not.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { dockerImage, withArchive } from './archive.mjs'
import { Failure, build, tail } from './engine.mjs'
import { token, writeNpmrc } from './registry.mjs'

/** The example built in the way in which the token stays, so that it is seen that it would be found. */
const leaking = 'leaks.Dockerfile'

/** Whether a file has this text anywhere. */
async function has(path, text) {
  let end = Buffer.alloc(0)
  for await (const chunk of createReadStream(path)) {
    const bytes = Buffer.concat([end, chunk])
    if (bytes.includes(text)) return true
    end = bytes.subarray(-text.length)
  }
  return false
}

/** An archive that Docker can load has all layers, not compressed, and the configuration: history, environment, labels. */
const hasToken = (request) =>
  withArchive(request, dockerImage(`stagecraft-example/${request.log}`), (archive) => has(archive, token))

/** @param request a target that has just been built with the secret */
export async function checkKept(request) {
  if (await hasToken(request)) throw new Failure('the image has the token of the registry')
}

/**
 * That a build needs the token, and that it is seen where it stays.
 *
 * @param request builds the whole example
 */
export async function checkNeeded(request, { secret, address, scope }) {
  const log = `${request.log}-refused`
  const wrong = writeNpmrc(`${log}.npmrc`, { address, scope }, `not-${token}`.slice(0, token.length))
  const refused = await build({ ...request, log, secrets: [`id=${secret},src=${wrong}`], options: ['no-cache='] })
  if (refused.built) throw new Failure('it is built although the registry refuses the token')
  if (!/\b401\b/.test(refused.printed)) {
    throw new Failure('with a wrong token it fails otherwise than by a 401 of the registry', tail(refused.printed))
  }

  if (!existsSync(join(request.dockerfile, leaking))) throw new Failure(`there is no ${leaking}`)
  const leaks = {
    ...request,
    filename: leaking,
    log: `${request.log}-leaks`,
    secrets: [],
    options: ['no-cache=', `build-arg:REGISTRY=${address}`, `build-arg:NPM_TOKEN=${token}`],
  }
  if (!(await hasToken(leaks))) throw new Failure(`the token is not found in the image of ${leaking}, where it must be`)
}
