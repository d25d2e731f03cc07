// How large an image is beside the one that a Dockerfile of one stage makes of the same app.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dockerImage, sizeOf, withArchive } from './archive.mjs'
import { Failure, build, state, tail } from './engine.mjs'

export const singleStage = 'single.Dockerfile'

const bases = new Map()

/** The bytes of a base; `scratch` has none. */
function baseSize(reference) {
  if (reference === 'scratch') return 0
  if (!bases.has(reference)) {
    const folder = join(state, 'work', 'bases', reference.replace(/[^\w.-]/g, '_'))
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'Dockerfile'), `FROM ${reference}\n`)
    const log = `base-${reference.replace(/[^\w.-]/g, '_')}`
    bases.set(reference, withArchive({ context: folder, dockerfile: folder, log }, dockerImage('base'), sizeOf))
  }
  return bases.get(reference)
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/**
 * Both sizes are counted from the base of the image on: what the app adds to it, and what the other image has beyond it.
 *
 * @param request the build of the other image
 * @param size the bytes of the image
 * @param base the reference that its last stage begins with
 * @param most the largest ratio that is allowed
 */
export async function checkRatio(request, { size, base, most }) {
  const single = { ...request, filename: singleStage }
  const { built, printed } = await build(single)
  if (!built) throw new Failure(`${singleStage} is not built`, tail(printed))
  const floor = await baseSize(base)
  const figures = {
    base,
    floor,
    size: size - floor,
    single: (await withArchive(single, dockerImage('single'), sizeOf)) - floor,
  }
  const ratio = figures.size / figures.single
  if (!(ratio <= most))
    throw new Failure(
      `beyond its base it has ${megabytes(figures.size)}, ${(ratio * 100).toFixed(1)} % of the ${megabytes(figures.single)} ` +
        `that the image of ${singleStage} has beyond the same base; at most ${most * 100} % are allowed`,
    )
  return { ...figures, ratio }
}
