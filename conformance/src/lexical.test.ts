import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hard } from './arbitraries/index.js'
import { quotedWords } from '../../packages/core/src/model/lexical/quoted-words.js'
import { skipSpace, trimSpace, heredocWords, readJsonArray } from './core.js'
import { parseAll } from './oracle.js'

const seed = Number(process.env['LAW_SEED'] ?? 9)

/** One logical line that BuildKit reads whole: nothing continues it, nothing is trimmed from it. */
function isLine(text: string): boolean {
  const begin = skipSpace(text, 0, text.length)
  return text !== '' && begin === 0 && trimSpace(text, 0, text.length) === text.length && !/[\\`]$/.test(text)
}

describe('the language as BuildKit reads it', () => {
  it('heredocs', () => {
    const piece = fc.constantFrom(
      '<<',
      '<<E',
      ' ',
      ' <<-',
      ' <<',
      "'",
      '"',
      'E',
      'F',
      '$',
      '${A}',
      '${A:-',
      '}',
      '\\',
      '1',
      '<',
      '\t',
      '\u00a0',
      'a=',
    )
    const text = fc.oneof(
      hard,
      fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
    )
    const lines = fc
      .sample(text, { numRuns: 12_000, seed })
      .filter((line) => isLine(line) && !line.startsWith('-') && readJsonArray(line) === 'not-json')
    const found = lines.map((line) => heredocWords(`RUN ${line}`))
    expect(found.filter(({ length }) => length > 0).length).toBeGreaterThan(400)
    // What was found gets its end; a heredoc that was missed is then unterminated, or one too many is an instruction.
    const files = lines.map(
      (line, i) => `FROM a\nRUN ${line}\n${found[i]!.map(({ delimiter }) => `${delimiter}\n`).join('')}USER u\n`,
    )
    const wrong = parseAll(files).flatMap((answer, i) => {
      const [, run, user] = answer.nodes ?? []
      const seen = (run?.heredocs ?? []).map(({ name, expand, chomp }) => ({
        delimiter: name,
        expand,
        stripTabs: chomp,
      }))
      const same = user?.original === 'USER u' && JSON.stringify(seen) === JSON.stringify(found[i])
      return same || found[i]!.some(({ delimiter }) => /[\n\r]$/.test(delimiter))
        ? []
        : [{ line: lines[i], seen, found: found[i], error: answer.error }]
    })
    expect(wrong).toEqual([])
  })

  it('JSON lists', () => {
    const piece = fc.constantFrom(
      '[',
      ']',
      '"',
      '"a"',
      ', ',
      ',',
      '\\',
      '\\u00e9',
      '\\ud800',
      '\t',
      '1',
      '1e999',
      'null',
      '{}',
      '\u2028',
      'a',
      ' ',
    )
    const text = fc.array(piece, { maxLength: 7 }).map((pieces) => `[${pieces.join('')}`)
    const lines = fc
      .sample(
        fc.oneof(
          text,
          text.map((line) => `${line}]`),
        ),
        { numRuns: 8000, seed },
      )
      .filter(isLine)
    const read = lines.map((line) => readJsonArray(line))
    expect(read.filter((answer) => typeof answer !== 'string').length).toBeGreaterThan(300)
    const wrong = parseAll(lines.map((line) => `FROM a\nRUN ${line}\n`)).flatMap((answer, i) => {
      const ours = read[i]!
      const run = answer.nodes?.[1]
      const refused = answer.error?.message.includes('comprised of strings only') === true
      const theirs = refused ? 'not-strings' : run?.json === true ? run.args : 'not-json'
      return JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [{ line: lines[i], ours, theirs }]
    })
    expect(wrong).toEqual([])
  })

  it('quoted words', () => {
    const lines = fc.sample(hard, { numRuns: 8000, seed }).filter((line) => isLine(line) && !line.startsWith('-'))
    for (const escape of ['\\', '`']) {
      const files = lines.map((line) => `${escape === '`' ? '# escape=`\n' : ''}FROM a\nARG ${line}\n`)
      const wrong = parseAll(files).flatMap((answer, i) => {
        const theirs = answer.nodes?.[1]?.args ?? []
        const ours = quotedWords(lines[i]!, escape)
        return JSON.stringify(theirs) === JSON.stringify(ours) ? [] : [{ line: lines[i], ours, theirs }]
      })
      expect(wrong).toEqual([])
    }
  })
})
