import {
  comment,
  imageReference,
  list,
  node,
  options,
  type Directives,
  type Dockerfile,
  type Entry,
  type ExecCommand,
  type Heredoc,
  type InlineFile,
  type Instruction,
  type Mount,
  type RunFlags,
  type ShellCommand,
  type ShellLine,
  type Stage,
  type Word,
} from '../../model/index.js'
import { DockerfileError, type Problem } from '../../problem/index.js'
import { sentence } from '../../problem/testing/sentence.js'
import { emit } from '../emit.js'
import { printInstruction } from '../instruction.js'
import type { Page } from '../page.js'

/** Short ways to write models in tests. */
export function shell(...lines: readonly ShellLine[]): ShellCommand {
  return Object.freeze({ form: 'shell', lines: list(lines), heredocs: list([]) })
}

export function withHeredocs(line: string, ...heredocs: readonly Partial<Heredoc>[]): ShellCommand {
  const whole = heredocs.map((heredoc) =>
    node<Heredoc>({ kind: 'heredoc', delimiter: 'EOF', expand: true, stripTabs: false, body: '', ...heredoc }),
  )
  return Object.freeze({ form: 'shell', lines: list([line]), heredocs: list(whole) })
}

export function exec(...args: readonly string[]): ExecCommand {
  return Object.freeze({ form: 'exec', args: list(args) })
}

export function run(command: ShellCommand | ExecCommand, flags: RunFlags = {}): Instruction {
  return node({ kind: 'run', flags: options<RunFlags>(flags), command })
}

export function mounted(...mounts: readonly Mount[]): Instruction {
  return run(shell('true'), { mounts: list(mounts) })
}

export function inline(name: string, content: Word, change: Partial<InlineFile> = {}): InlineFile {
  return node({ kind: 'inline-file', name, content, expand: false, stripTabs: false, ...change })
}

export function pairs(...given: readonly (readonly [Word, Word])[]) {
  return list(given.map(([key, value]) => Object.freeze({ key, value })))
}

export function page(escape: Page['escape'] = '\\'): Page {
  return { escape, severalLines: false }
}

/** The text of one instruction. */
export function print(instruction: Instruction, escape?: Page['escape']): string {
  return printInstruction(instruction, page(escape))
}

/** The code of the problem that a call throws. */
export function codeOf(call: () => unknown): string {
  return problemOf(call)?.code ?? 'nothing was refused'
}

/** The problem that a call throws, as `code: sentence | hint`. */
export function sentenceOf(call: () => unknown): string {
  const found = problemOf(call)
  if (found === undefined) return 'nothing was refused'
  return `${found.code}: ${sentence(found)}`
}

function problemOf(call: () => unknown): Problem | undefined {
  try {
    call()
  } catch (error) {
    if (error instanceof DockerfileError) return error.problem
    throw error
  }
  return undefined
}

/** A file of one stage from alpine. */
export function fileOf(instructions: readonly Entry[], change: Partial<Dockerfile> = {}): Dockerfile {
  return node({
    kind: 'dockerfile',
    directives: Object.freeze({}) as Directives,
    globalArgs: list([]),
    stages: list([stageOf({ instructions: list(instructions) })]),
    ...change,
  })
}

export function stageOf(change: Partial<Stage>): Stage {
  return node({ kind: 'stage', base: imageReference('alpine'), comments: list([]), instructions: list([]), ...change })
}

export function textOf(file: Dockerfile, header?: readonly string[]): string {
  return emit(file, header === undefined ? {} : { header }).text
}

export { comment }
