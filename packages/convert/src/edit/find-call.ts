import type { Place } from '@stagecraft/core'
import type { Instruction, Stage } from '@stagecraft/core/model'
import { Node, SyntaxKind as kinds, type CallExpression, type Identifier, type SourceFile } from 'ts-morph'
import { Refusal } from './refusal.js'

/** A call in a chain, such as `.run('npm ci')`. */
export interface ChainedCall {
  readonly call: CallExpression
  readonly name: Identifier
}

/** A config as a tree, and the path that places give it. */
export interface OpenedConfig {
  readonly source: SourceFile
  readonly path: string
}

/** The call that wrote an instruction, or the base of a stage. */
export function findCall(
  { source, path }: OpenedConfig,
  place: Place | undefined,
  written: Instruction | Stage,
): ChainedCall {
  if (place === undefined) throw new Refusal('its line in the config is not known')
  if (place.inside !== undefined) throw new Refusal(`a preset writes it, ${where(place.inside)}`)
  if (place.file !== path) throw new Refusal(`it is written ${where(place)}`)
  const name = source.getDescendantAtPos(offsetOf(source, place))
  const call = name?.getParentIfKind(kinds.PropertyAccessExpression)?.getParentIfKind(kinds.CallExpression)
  if (name === undefined || !Node.isIdentifier(name) || call === undefined)
    throw new Refusal('no call stands at its line')
  const method = written.kind === 'stage' ? 'from' : written.kind
  if (name.getText() !== method) throw new Refusal(`${name.getText()}() writes it`)
  return { call, name }
}

const where = ({ file = 'a line', line }: Place): string => `at ${file}:${line}`

function offsetOf(source: SourceFile, { line, column }: Place): number {
  const { compilerNode } = source
  if (line > compilerNode.getLineStarts().length) return source.getEnd()
  return Math.min(source.getEnd(), compilerNode.getPositionOfLineAndCharacter(line - 1, 0) + column - 1)
}
