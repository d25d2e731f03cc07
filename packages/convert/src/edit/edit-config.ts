import type { Place } from '@stagecraft/core'
import { applyEdits, type Change, type TextEdit } from '@stagecraft/core/lint'
import { shellText, type Instruction, type Node as ModelNode, type Stage } from '@stagecraft/core/model'
import { Node, Project } from 'ts-morph'
import { array, string } from '../expression.js'
import { editRun } from './edit-run.js'
import { findCall, type ChainedCall, type OpenedConfig } from './find-call.js'
import { likeLiteral, literalValue } from './literals.js'
import { Refusal } from './refusal.js'
import { withoutUnused } from './unused-imports.js'

/** A config, and what is to be changed in it. */
export interface ConfigEdit {
  /** The TypeScript or JavaScript. */
  readonly source: string
  /** Its path, as it stands in `places`. */
  readonly path: string
  /** The `fix` of a problem, */
  readonly fix: readonly Change[]
  /** and where its nodes were written in the config. */
  readonly places: ReadonlyMap<ModelNode, Place>
}

export interface EditedConfig {
  /** The edited source; absent when the edit is not sure. */
  readonly source?: string
  /** Why it is not: `a preset writes it`. */
  readonly refused?: string
}

/**
 * Carries out the fix of a problem at the calls of a config that wrote the instructions, and changes nothing else there.
 *
 *     // .cmd('node server.js') becomes .cmd(['node', 'server.js'])
 *
 * What a call computes, what a preset writes, and what is written by another call than that of its instruction
 * (`copyDeps`) is left alone. Run what comes out and look at its text before it is believed.
 */
export function editConfig({ source, path, fix, places }: ConfigEdit): EditedConfig {
  const file = project().createSourceFile(path, source, { overwrite: true })
  try {
    const edits = fix
      .flatMap((change) => editsOf(change, { source: file, path }, places))
      .map((edit) => alike(source, edit))
    return Object.freeze({ source: withoutUnused(file, applyEdits(source, edits)) })
  } catch (error) {
    if (error instanceof Refusal) return Object.freeze({ refused: error.message })
    throw error
  } finally {
    file.forget()
  }
}

/** What is written anew has line ends like the lines above it. */
function alike(source: string, edit: TextEdit): TextEdit {
  const above = source.lastIndexOf('\n', edit.start - 1)
  const isWindows = above > 0 && source[above - 1] === '\r'
  return isWindows ? { ...edit, text: edit.text.replace(/\r?\n/g, '\r\n') } : edit
}

let shared: Project | undefined

function project(): Project {
  const compilerOptions = { allowJs: true }
  return (shared ??= new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true, compilerOptions }))
}

function editsOf(change: Change, file: OpenedConfig, places: ReadonlyMap<ModelNode, Place>): readonly TextEdit[] {
  switch (change.kind) {
    case 'replace':
      return [replaced(findCall(file, places.get(change.node), change.node), change.node, change.by)]
    case 'remove':
      return [removal(findCall(file, places.get(change.node), change.node))]
    case 'insert':
    case 'move':
      throw new Refusal('copyDeps() does it, and where that fits is yours to say')
    case 'rewrite':
    case 'respell':
    case 'remove-line':
      throw new Refusal('a config has no such text')
  }
}

function replaced(found: ChainedCall, node: Instruction | Stage, by: Instruction | Stage): TextEdit {
  if (node.kind === 'run' && by.kind === 'run') return editRun(found, node, by)
  if (node.kind === 'add' && by.kind === 'copy') return over(found.name, 'copy')
  if (node.kind === 'maintainer' && by.kind === 'label') return labelled(found, by.pairs[0]!.key, by.pairs[0]!.value)
  if (node.kind === 'expose' && by.kind === 'expose') return exposed(found, node.ports, by.ports)
  if (node.kind === 'stage' && by.kind === 'stage') return withoutPlatform(found)
  if ((node.kind === 'cmd' && by.kind === 'cmd') || (node.kind === 'entrypoint' && by.kind === 'entrypoint')) {
    return inExecForm(found, node, by)
  }
  throw new Refusal('no edit is known for it')
}

const over = (node: Node, text: string): TextEdit => ({ start: node.getStart(), end: node.getEnd(), text })

type WithCommand = Extract<Instruction, { kind: 'cmd' | 'entrypoint' }>

function inExecForm({ call }: ChainedCall, before: WithCommand, after: WithCommand): TextEdit {
  const [argument] = call.getArguments()
  const isSame = before.command.form === 'shell' && literalValue(argument) === shellText(before.command)
  if (argument === undefined || !isSame || after.command.form === 'shell') throw new Refusal('its command is computed')
  const isDouble = argument.getText().startsWith('"')
  const items = after.command.args.map((item) => ({
    ...string(item),
    ...(isDouble ? { text: likeLiteral(argument, item) } : {}),
  }))
  return over(argument, array(items).text)
}

/** What was said as the name becomes the value, unless quotes around it go too. */
function labelled({ call, name }: ChainedCall, key: unknown, value: unknown): TextEdit {
  const [argument] = call.getArguments()
  if (argument === undefined || typeof key !== 'string' || typeof value !== 'string')
    throw new Refusal('it is computed')
  const said = literalValue(argument)
  const text = said === undefined || said === value ? argument.getText() : likeLiteral(argument, value)
  return { start: name.getStart(), end: call.getEnd(), text: `label({ ${string(key).text}: ${text} })` }
}

function exposed({ call }: ChainedCall, before: readonly unknown[], after: readonly unknown[]): TextEdit {
  const at = before.findIndex((port, index) => port !== after[index])
  const argument = call.getArguments()[at]
  const port = after[at]
  if (argument === undefined || literalValue(argument) !== before[at] || typeof port !== 'string') {
    throw new Refusal('the port is computed')
  }
  return over(argument, likeLiteral(argument, port))
}

function withoutPlatform({ call }: ChainedCall): TextEdit {
  const [base, options, ...more] = call.getArguments()
  if (base === undefined || !Node.isObjectLiteralExpression(options) || more.length > 0) {
    throw new Refusal('its options are computed')
  }
  const properties = options.getProperties()
  const [platform] = properties
  const isNamed = Node.isPropertyAssignment(platform) || Node.isShorthandPropertyAssignment(platform)
  // `from` has one option; what else stands there is a spread.
  if (properties.length !== 1 || !isNamed || platform.getName() !== 'platform')
    throw new Refusal('its options are computed')
  return { start: base.getEnd(), end: options.getEnd(), text: '' }
}

/** The call leaves the chain, with the line that it has for itself. */
function removal({ call, name }: ChainedCall): TextEdit {
  const access = name.getParentOrThrow()
  const before = Node.isPropertyAccessExpression(access) ? access.getExpression() : undefined
  if (before === undefined) throw new Refusal('it is no call in a chain')
  const gap = call.getSourceFile().getFullText().slice(before.getEnd(), name.getStart())
  if (!/^\s*\.$/.test(gap)) throw new Refusal('a comment stands before it')
  return { start: before.getEnd(), end: call.getEnd(), text: '' }
}
