import type { Dockerfile } from '@stagecraft/core'
import { throughRegistry, type Registry } from './images.js'

/** A file that needs a frontend takes it from the registry that has everything else. */
export function mirroredSyntax<Names extends string>(
  file: Dockerfile<Names>,
  registry: Registry | undefined,
): Dockerfile<Names> {
  const { syntax } = file.model.directives
  if (registry === undefined || syntax === undefined) return file
  return file.directives({ syntax: throughRegistry(syntax, registry) })
}
