// What a Dockerfile can be built to, and which images it takes.
import { readFileSync } from 'node:fs'
import { parse } from '@stagecraft/core/parse'
import { Failure } from './engine.mjs'

function* imagesIn(value) {
  if (typeof value !== 'object' || value === null) return
  if (value.kind === 'image-reference') yield value.reference
  else for (const entry of Object.values(value)) yield* imagesIn(entry)
}

/** How expect.json calls a last stage without a name: what is built without `--target`. */
export const last = '(last)'

/** The image that a stage begins with in the end, through all stages that it is based on. */
function baseOf(stages, { base }) {
  if (base.kind === 'scratch') return 'scratch'
  if (base.kind === 'image-reference') return base.reference
  return baseOf(
    stages,
    stages.find(({ name }, index) => base.stage === name || base.stage === index),
  )
}

/** @returns all that can be built, which other stages without a name cannot, their bases, and the image references */
export function readTargets(path) {
  const { file, problems } = parse(readFileSync(path, 'utf8'), { file: path })
  const wrong = problems.find(({ severity }) => severity === 'error')
  if (wrong !== undefined) throw new Failure(`the Dockerfile cannot be read: ${wrong.message}`)
  const images = [...new Set(imagesIn(file.stages))]
  if (images.some((image) => typeof image !== 'string')) throw new Failure('an image depends on a build argument')

  const bases = new Map()
  for (const [index, stage] of file.stages.entries()) {
    const target = stage.name ?? (index === file.stages.length - 1 ? last : undefined)
    if (target !== undefined) bases.set(target, baseOf(file.stages, stage))
  }
  return { targets: [...bases.keys()], bases, images }
}
