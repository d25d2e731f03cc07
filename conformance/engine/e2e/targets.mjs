// What a Dockerfile can be built to, and which images it takes.
import { readFileSync } from 'node:fs'
import { parse } from '@stagecraft/core/parse'
import { Failure } from './engine.mjs'

function* imagesIn(value) {
  if (typeof value !== 'object' || value === null) return
  if (value.kind === 'image-reference') yield value.reference
  else for (const entry of Object.values(value)) yield* imagesIn(entry)
}

/** @returns all that `--target` accepts, stages without a name by their number, and the image references */
export function readTargets(path) {
  const { file, problems } = parse(readFileSync(path, 'utf8'), { file: path })
  const wrong = problems.find(({ severity }) => severity === 'error')
  if (wrong !== undefined) throw new Failure(`the Dockerfile cannot be read: ${wrong.message}`)
  const images = [...new Set(imagesIn(file.stages))]
  if (images.some((image) => typeof image !== 'string')) throw new Failure('an image depends on a build argument')
  return { targets: file.stages.map(({ name }, index) => name ?? String(index)), images }
}
