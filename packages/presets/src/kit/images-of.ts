import type { AnyDockerfile } from '@stagecraft/core'

interface Noded {
  readonly [field: string]: unknown
}

/** Every image that a file names, as text: bases, what it copies and mounts from, and the frontend. */
export function imagesOf({ model }: AnyDockerfile): readonly string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { kind, reference } = value as Noded
    if (kind === 'image-reference' && typeof reference === 'string') found.push(reference)
    for (const inner of Object.values(value)) visit(inner)
  }
  visit(model.stages)
  if (model.directives.syntax !== undefined) found.push(model.directives.syntax)
  return found
}
