import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import {
  DockerfileError,
  problemCodes,
  type AnyDockerfile,
  type Problem,
  type ProblemCode,
} from '../packages/core/src/index.js'
import { readIgnore } from '../packages/core/src/ignore/index.js'
import { check } from '../packages/core/src/check/index.js'
import { parse } from '../packages/core/src/parse.js'
import { markdownTable } from './markdown-table.js'

// Every code of a problem has a page here, and every page shows what gives it and what to write instead:
//   ```dockerfile bad   parse or check must report the code       ```ts bad    the module must throw it or report it
//   ```dockerfile good  neither may report anything               ```ts good   the same
//   ```dockerignore bad, ```dockerignore good                     the same of an ignore file
//   ```                 after a bad block: every problem that it gives, word for word
// `UPDATE_PAGES=1 npx pnpm@10 vitest run docs/problems` writes into the pages what is really said.

const folder = join(dirname(fileURLToPath(import.meta.url)), 'problems')
const library = fileURLToPath(new URL('../packages/core/src/index.ts', import.meta.url))
const scratchFolder = mkdtempSync(join(tmpdir(), 'stagecraft-problems-'))
afterAll(() => rmSync(scratchFolder, { recursive: true }))

/** Codes that only the command line tool gives: it tests them, since they need files and processes. */
const ofTheCommandLine: ReadonlySet<string> = new Set([
  'bad-config',
  'build-failed',
  'edit-not-synced',
  'edited-output',
  'ignore-shadowed',
  'layout-changed',
  'missing-input',
  'no-builder',
  'not-fresh',
  'not-multi-stage',
  'unknown-project',
  'unwritable-output',
])

interface Block {
  readonly language: string
  readonly expects: 'bad' | 'good'
  readonly text: string
  /** What the page says that is printed. */
  readonly printed: string | undefined
  /** Where that stands in the page. */
  readonly from: number
  readonly to: number
}

function blocksOf(page: string): readonly Block[] {
  const pattern = /^```(dockerfile|dockerignore|ts) (bad|good)\n([^]*?)^```\n(?:\n```\n([^]*?)^```\n)?/gm
  return Array.from(page.matchAll(pattern), (match) => {
    const [all, language, expects, text, printed] = match
    const to = match.index + all.length
    const length = printed === undefined ? 0 : printed.length + '```\n'.length
    return {
      language: language!,
      expects: expects as 'bad' | 'good',
      text: text!,
      printed,
      from: to - length,
      to: to - length + (printed ?? '').length,
    }
  })
}

let modules = 0

/** The problems of an example, in their order. */
async function problemsOf({ language, text }: Block): Promise<readonly Problem[]> {
  if (language === 'dockerfile') {
    const { file, problems, places } = parse(text)
    return [...problems, ...check(file, { places })]
  }
  if (language === 'dockerignore') return readIgnore(text).problems
  const path = join(scratchFolder, `example-${modules++}.ts`)
  writeFileSync(path, text.replaceAll(`'@stagecraft/core'`, JSON.stringify(library)))
  try {
    const { default: file } = (await import(path)) as { default?: AnyDockerfile }
    // Writing may find what checking does not.
    file?.emit()
    return file?.check() ?? []
  } catch (error) {
    if (error instanceof DockerfileError) return [error.problem]
    throw error
  }
}

function print(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ severity, code, message, hint }) =>
        `${severity} ${code}: ${message}\n${hint === undefined ? '' : `  ${hint}\n`}`,
    )
    .join('')
}

const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.slice(0, -3))
const codes = Object.keys(problemCodes) as ProblemCode[]

test('every code has a page, and every page a code', () => {
  expect(names.toSorted()).toEqual(codes.toSorted())
})

test('the list has every code', () => {
  const path = join(folder, '../problems.md')
  const rows = codes.map((code) => [`[${code}](problems/${code}.md)`, problemCodes[code]])
  const table = markdownTable([['code', 'what it stands for'], ...rows])
  const wanted = readFileSync(path, 'utf8').replace(
    /(<!-- problems -->)[^]*(<!-- \/problems -->)/,
    `$1\n\n${table}\n\n$2`,
  )
  if (process.env['UPDATE_PAGES'] !== undefined) writeFileSync(path, wanted)
  expect(readFileSync(path, 'utf8')).toBe(wanted)
})

/** The page with what its examples really give. */
async function workThrough(
  page: string,
): Promise<{ readonly page: string; readonly given: readonly (readonly Problem[])[] }> {
  const given: (readonly Problem[])[] = []
  let out = ''
  let copied = 0
  for (const block of blocksOf(page)) {
    const problems = await problemsOf(block)
    given.push(problems)
    // What a good block gives stands nowhere in the page, so that the page changes when it gives something.
    if (block.printed === undefined && problems.length === 0) continue
    out += page.slice(copied, block.from) + print(problems)
    copied = block.to
  }
  return { page: out + page.slice(copied), given }
}

describe.each(names)('%s', (name) => {
  const path = join(folder, `${name}.md`)
  const page = readFileSync(path, 'utf8')
  const blocks = blocksOf(page)

  test('begins with its name and shows an example', () => {
    expect(page.startsWith(`# ${name}\n`)).toBe(true)
    expect(blocks.some(({ expects }) => expects === 'bad') || ofTheCommandLine.has(name)).toBe(true)
    for (const { expects, printed } of blocks) expect(printed !== undefined).toBe(expects === 'bad')
  })

  test('says what its examples give', async () => {
    const real = await workThrough(page)
    if (process.env['UPDATE_PAGES'] !== undefined) writeFileSync(path, real.page)
    expect(real.page).toBe(readFileSync(path, 'utf8'))
    for (const [index, { expects }] of blocks.entries()) {
      const codesGiven = real.given[index]!.map(({ code }) => code as string)
      expect(expects === 'good' ? codesGiven.length === 0 : codesGiven.includes(name)).toBe(true)
    }
  })
})
