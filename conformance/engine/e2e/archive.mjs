// An image or a file system, written by the build.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, build, run, state, tail } from './engine.mjs'

/** The output of a build that Docker can load. */
export const dockerImage = (name) => `docker,compression=uncompressed,name=${name}`

/** Builds the target once more, which costs only the writing, and hands the archive over. */
export async function withArchive(request, type, use) {
  const archive = join(state, 'work', `${request.log}.tar`)
  const log = `${request.log}-${type.split(',')[0]}`
  mkdirSync(join(state, 'work'), { recursive: true })
  try {
    const { built, printed } = await build({ ...request, log, output: `type=${type},dest=${archive}` })
    if (!built) throw new Failure('it cannot be written', tail(printed))
    return await use(archive)
  } finally {
    rmSync(archive, { force: true })
  }
}

async function tar(...args) {
  const { status, stdout, stderr } = await run('tar', args)
  if (status !== 0) throw new Failure('the archive of the image cannot be read', tail(stderr))
  return stdout
}

/** @returns the bytes of each layer of an image that Docker can load, by its path in the archive */
export async function readLayers(archive) {
  const sizes = new Map()
  for (const line of (await tar('--list', '--verbose', '--file', archive)).split('\n')) {
    const [, , size, , , path] = line.split(/\s+/)
    sizes.set(path, Number(size))
  }
  const [{ Layers: layers }] = JSON.parse(await tar('--extract', '--to-stdout', '--file', archive, 'manifest.json'))
  return new Map(layers.map((layer) => [layer, sizes.get(layer)]))
}
