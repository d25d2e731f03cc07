// How large an image is beside the one that a Dockerfile of one stage makes of the same app.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dockerImage, readLayers, withArchive } from './archive.mjs'
import { Failure, build, state, tail } from './engine.mjs'

export const singleStage = 'single.Dockerfile'

/** What all stand-ins but those of scratch and distroless images are made on. */
export const system = 'debian:13-slim'

let systemLayers

function layersOfSystem() {
  const folder = join(state, 'work', 'system')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'Dockerfile'), `FROM ${system}\n`)
  const request = { context: folder, dockerfile: folder, log: 'system' }
  systemLayers ??= withArchive(request, dockerImage('system'), readLayers)
  return systemLayers
}

/** The bytes of an image without the system below it. */
async function sizeOf(layers) {
  const below = await layersOfSystem()
  return [...layers].reduce((sum, [path, size]) => (below.has(path) ? sum : sum + size), 0)
}

async function sizeOfSingle(request) {
  const { built, printed } = await build(request)
  if (!built) throw new Failure(`${singleStage} is not built`, tail(printed))
  return sizeOf(await withArchive(request, dockerImage('single'), readLayers))
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
const percent = (share) => `${(share * 100).toFixed(1)} %`

/**
 * @param request the build of the other image
 * @param layers the layers of the image
 * @param most the largest ratio that is allowed
 * @param recorded the size of the other image, where it is not to be built
 */
export async function checkRatio(request, { layers, most, recorded }) {
  const size = await sizeOf(layers)
  const single = recorded ?? (await sizeOfSingle({ ...request, filename: singleStage }))
  const ratio = size / single
  if (!(ratio <= most))
    throw new Failure(
      `without the system it has ${megabytes(size)}, ${percent(ratio)} of the ${megabytes(single)} of ${singleStage}; ` +
        `at most ${percent(most)} are allowed`,
    )
  return { size, single, ratio }
}
