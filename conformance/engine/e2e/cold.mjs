// The state before a first build: nothing is in the cache but base images.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, build, engine, state, tail } from './engine.mjs'

/**
 * Empties the cache and unpacks the base images. A build with `--no-cache` is no first one: BuildKit does not remember by its
 * content what such a build copies, and copies it again in the next one.
 */
export async function makeCold(images) {
  await engine('forget')
  const folder = join(state, 'work', 'bases')
  mkdirSync(folder, { recursive: true })
  const stages = images.map((image, index) => `FROM ${image} AS base${index}\nCOPY Dockerfile /unpacked\n`)
  const uses = images.map((_, index) => `COPY --from=base${index} /unpacked /unpacked${index}\n`)
  writeFileSync(join(folder, 'Dockerfile'), `${stages.join('')}FROM scratch\n${uses.join('')}`)
  const { built, printed } = await build({ context: folder, dockerfile: folder, log: 'bases' })
  if (!built) throw new Failure('the base images are not unpacked', tail(printed))
}
