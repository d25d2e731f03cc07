import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dockerfileText, runExample } from './run-example.js'

/*
 * Runs every example of a docstring. An example is an indented block of code; comment lines after a statement are the
 * lines that it must give in the Dockerfile, in that order and side by side.
 */

const folder = join(import.meta.dirname, '../src/dsl/types')

interface Example {
  readonly where: string
  readonly code: string
  readonly expected: readonly string[]
}

function examplesOf(file: string): Example[] {
  const text = readFileSync(join(folder, file), 'utf8')
  const examples: Example[] = []
  for (const doc of text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    const lines = doc[0].split('\n').map((line) => line.replace(/^\s*\*? ?/, ''))
    let block: string[] = []
    const flush = (): void => {
      const code = block.filter((line) => !line.startsWith('//'))
      const expected = block.filter((line) => line.startsWith('//')).map((line) => line.replace(/^\/\/ ?/, ''))
      if (code.length > 0) {
        const line = text.slice(0, doc.index).split('\n').length
        examples.push({
          where: `${file}:${line} ${code[code.length - 1]!.trim().slice(0, 60)}`,
          code: code.join('\n'),
          expected,
        })
      }
      block = []
    }
    for (const line of lines) {
      if (line.startsWith('    ')) block.push(line.slice(4))
      else if (line.trim() !== '' || block.length === 0) flush()
    }
    flush()
  }
  return examples
}

const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test'))

describe.each(files.map((file) => [file, examplesOf(file)] as const).filter(([, found]) => found.length > 0))(
  '%s',
  (_, found) => {
    it.each(found.map((example) => [example.where, example] as const))('%s', (_where, { code, expected }) => {
      const text = dockerfileText(runExample(code))
      if (expected.length === 0) return
      expect(text.split('\n').join('\n')).toContain(expected.join('\n'))
    })
  },
)

it('finds the examples', () => {
  expect(files.flatMap(examplesOf).length).toBeGreaterThan(40)
})
