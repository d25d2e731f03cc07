import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  argNameProblem,
  commentProblem,
  directiveProblem,
  variableProblem,
  verbatimProblem,
} from '../model/lexical/expressible.js'
import { shellProblem } from '../model/lexical/expressible-command.js'
import { flagsEnd } from '../model/lexical/flags-end.js'
import { stageNameFault } from '../model/lexical/stage-name.js'
import { variable, word, type Entry } from '../model/index.js'
import { split } from './flag-words.js'
import { parse } from './parse-file.js'
import { lexWord } from './word-lexer.js'

/*
 * The model says what can be written, for the DSL and the emitter; the parser reads. Both ask BuildKit elsewhere: here
 * they are held together, on texts of the characters that mean something to either.
 */

const text = (...pieces: readonly string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((parts) => parts.join(''))
const common = ['a', 'b', ' ', '\t', '\\', '"', "'", '$', '{', '}', '#', '=', '\u00a0', '\u00e9', '[', ']']
const runs = { numRuns: 250, seed: 21 }

/** The one entry of a file of one stage, or nothing when there are more, or problems. */
function only(line: string): Entry | undefined {
  const { file, problems } = parse(`FROM a\n${line}\nUSER z\n`)
  const [entry, user, ...others] = file.stages[0]?.instructions ?? []
  return problems.length > 0 || user?.kind !== 'user' || others.length > 0 ? undefined : entry
}

describe('what may be written is read back, and what may not is not:', () => {
  test('a command', () => {
    fc.assert(
      fc.property(text(...common, '<<', ' <<E', '["a"]', '&&', '-', '\n'), (line) => {
        fc.pre(!line.startsWith('--'))
        const command = { form: 'shell', lines: [line], heredocs: [] } as const
        const entry = only(`RUN ${line}`)
        const isRead = entry?.kind === 'run' && entry.command.form === 'shell' && entry.command.lines[0] === line
        expect([line, isRead]).toEqual([line, shellProblem('RUN', command) === undefined])
      }),
      runs,
    )
  })

  test('the name of an argument', () => {
    fc.assert(
      fc.property(text(...common, '`', '-', '.', '\n'), (name) => {
        const entry = only(`ARG -- ${name}`)
        const isRead = entry?.kind === 'arg' && entry.args.length === 1 && entry.args[0]?.name === name
        expect([name, isRead]).toEqual([name, argNameProblem('ARG', name) === undefined])
      }),
      runs,
    )
  })

  test('a text that is taken as it is', () => {
    fc.assert(
      fc.property(text(...common, '`', '\n', '\u2003'), (name) => {
        const entry = only(`MAINTAINER -- ${name}`)
        const isRead = entry?.kind === 'maintainer' && entry.name === name
        expect([name, isRead]).toEqual([name, verbatimProblem('MAINTAINER', name) === undefined])
      }),
      runs,
    )
  })

  test('a comment, but for blanks at its end', () => {
    fc.assert(
      fc.property(text(...common, '\n', '\u2028'), (said) => {
        const entry = only(`#${said}.`)
        const isRead = entry?.kind === 'comment' && entry.text === `${said}.`
        expect([said, isRead]).toEqual([said, commentProblem('comment', said) === undefined])
      }),
      runs,
    )
  })

  test('a directive', () => {
    fc.assert(
      fc.property(text(...common, '\n', ':', '\u2003'), (value) => {
        const { directives } = parse(`# syntax=${value}\nFROM a`).file
        // White space would be kept where it is beyond ASCII or all there is: nobody means it.
        fc.pre(!/^[\u00a0\u2003]|[\u00a0\u2003]$|^\s+$/.test(value))
        expect([value, directives.syntax === value]).toEqual([value, directiveProblem('syntax', value) === undefined])
      }),
      runs,
    )
  })

  test('the name of a stage', () => {
    fc.assert(
      fc.property(text('a', 'B', '1', '-', '_', '.', ' ', '/', '\u00e9', '\u212a', '"'), (name) => {
        const { file, problems } = parse(`FROM x AS ${name}\nUSER z`)
        const isRead = problems.length === 0 && file.stages[0]?.name === name
        expect([name, isRead]).toEqual([name, stageNameFault(name) === undefined])
      }),
      runs,
    )
  })

  test('a variable', () => {
    const modifier = fc.option(
      text(':', '-', '+', '?', '#', '%', '/', 'a', '"', "'", '\\', '}', '${', '$b', '`').map((part) => part),
      { nil: undefined },
    )
    for (const escape of ['\\', '`'] as const) {
      fc.assert(
        fc.property(text('a', '_', '1', '@', '-', '\u00e9', '.'), modifier, (name, said) => {
          fc.pre(said !== '')
          const made = variable(name, said)
          const { word: read } = lexWord(`\${${name}${said ?? ''}}`, escape) as { word?: unknown }
          const isRead = JSON.stringify(read) === JSON.stringify(word([made]))
          expect([made, isRead]).toEqual([made, variableProblem('f', made, escape) === undefined])
        }),
        runs,
      )
    }
  })
})

describe('two readers of one thing agree', () => {
  test('on where the flags of an instruction end', () => {
    const rest = text('--', '--a', '-', 'a', '=', '"', "'", '\\', '`', ' ', '\t')
    fc.assert(
      fc.property(rest, fc.constantFrom('\\', '`'), (line, escape) => {
        const instruction = `RUN ${line}`
        const { start, end } = split(instruction, 0, instruction.length, escape)
        const left = line.slice(flagsEnd(line, escape))
        expect([line, left.trim()]).toEqual([line, instruction.slice(start, end)])
      }),
      { numRuns: 1000, seed: 23 },
    )
  })
})
