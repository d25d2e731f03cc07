import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'

// Every page is worked through from its top in an empty folder, as a reader would:
//   ```ts, ```yaml, ```text  with a first line such as `// dockerfile.config.ts` or `# path`: the file is written
//   ```json                  the same, and the first line, `// path`, is left out of the file: JSON has no comments
//   ```text that has `#!` in its second line: also left out, and the file can be run
//   ```console               `$ command`, and below it exactly what it prints
//   ```dockerfile            what `emit` writes to `Dockerfile` from the config so far
//   ```mermaid               what `graph` prints for the config so far
//   ```sh                    commands that only a reader runs
// The page of the DSL has many small examples instead, which dsl.test.ts runs.
// `UPDATE_PAGES=1 npx pnpm@10 vitest run docs` writes into the pages what is really printed.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const binary = join(root, 'packages/cli/bin/stagecraft.js')
const below = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
const packages = ['cli', 'convert', 'core', 'presets'].map((name) => `packages/${name}/README.md`)
const pages = ['README.md', ...packages, ...below('docs'), ...below('docs/presets')]

interface Block {
  readonly language: string
  readonly text: string
  readonly line: number
  /** Where the text begins in the page. */
  readonly at: number
}

const blocksOf = (page: string): readonly Block[] =>
  Array.from(page.matchAll(/^```(\w*)\n([^]*?)^```$/gm), (found) => ({
    language: found[1]!,
    text: found[2]!,
    line: page.slice(0, found.index).split('\n').length,
    at: found.index + 3 + found[1]!.length + 1,
  }))

// `stagecraft`, and `npx stagecraft`, are the binary of this tree, also for what a page's commands start: a hook of git.
const programs = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-programs-')))
afterAll(() => rmSync(programs, { recursive: true }))
const shim = (name: string, first: string): void =>
  writeFileSync(join(programs, name), `#!/bin/bash\n${first}exec "${process.execPath}" "${binary}" "$@"\n`, {
    mode: 0o755,
  })
shim('stagecraft', '')
shim('npx', '[ "$1" = --yes ] && shift\n[ "$1" = stagecraft ] || exit 127\nshift\n')

const someone = { NAME: 'Reader', EMAIL: 'reader@example.org', DATE: '2026-01-01T00:00:00Z' }
const git = Object.fromEntries(
  Object.entries(someone).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]),
)

/** Runs one line of a page's console. */
function run(command: string, cwd: string, lastCode: number): { readonly printed: string; readonly code: number } {
  const { NO_COLOR: _, FORCE_COLOR: __, ...rest } = process.env
  const env = { ...rest, ...git, GIT_CONFIG_GLOBAL: '/dev/null', PATH: `${programs}:${rest['PATH']}` }
  const script = `exec 2>&1\n(exit ${lastCode})\n${command}`
  const { stdout, status } = spawnSync('bash', ['-c', script], { cwd, env, encoding: 'utf8' })
  return { printed: stdout, code: status ?? 1 }
}

/** What a block of a page really gives. */
interface Printed {
  readonly block: Block
  readonly text: string
}

/** Works through a page in an empty folder. */
function workThrough(page: string, source: string, here: string): readonly Printed[] {
  const printed: Printed[] = []
  let code = 0
  for (const block of blocksOf(source)) {
    const { language, text, line } = block
    if (language === 'dockerfile') {
      printed.push({ block, text: run('npx stagecraft emit --stdout', here, 0).printed })
    } else if (language === 'mermaid') {
      printed.push({ block, text: run('npx stagecraft graph', here, 0).printed })
    } else if (language === 'console') {
      let all = ''
      for (const [, command] of text.matchAll(/^\$ (.*)$/gm)) {
        const ran = run(command!, here, code)
        code = ran.code
        // Prettier takes the blank away from a line that is nothing else, as a diff has them.
        all += `$ ${command!}\n${ran.printed.replace(/^ $/gm, '')}`
      }
      printed.push({ block, text: all })
    } else if (['ts', 'yaml', 'text', 'json'].includes(language)) {
      const path = /^(?:\/\/|#) (\S+)\n/.exec(text)?.[1]
      if (path === undefined) throw new Error(`${page}:${line}: the first line of a file says its path`)
      mkdirSync(dirname(join(here, path)), { recursive: true })
      const rest = text.slice(text.indexOf('\n') + 1)
      const isScript = rest.startsWith('#!')
      const written = language === 'json' || isScript ? rest : text
      writeFileSync(join(here, path), written, { mode: isScript ? 0o755 : 0o644 })
    } else if (!['sh', ''].includes(language)) {
      throw new Error(`${page}:${line}: nothing runs blocks of the language ${language}`)
    }
  }
  return printed
}

// The blocks of docs/dsl.md are run by docs/dsl.test.ts: they are parts of configs.
describe.each(pages.filter((page) => page !== 'docs/dsl.md'))('%s', (page) => {
  const source = readFileSync(join(root, page), 'utf8')

  test('its examples do what it says', { timeout: 300_000 }, () => {
    const here = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-page-')))
    onTestFinished(() => rmSync(here, { recursive: true, force: true }))
    const worked = withTexts(source, workThrough(page, source, here))
    if (process.env['UPDATE_PAGES'] === '1') writeFileSync(join(root, page), worked)
    expect(readFileSync(join(root, page), 'utf8')).toBe(worked)
  })
})

// Pages of the API are made with the site, which holds links to them.
test.each(pages)('the links of %s lead somewhere', (page) => {
  const source = readFileSync(join(root, page), 'utf8')
  const targets = Array.from(source.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, target]) => target!)
  const local = targets.filter((target) => !/^(?:https?:|api\/)/.test(target))
  expect(local.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([])
})

/** The page with other texts in these blocks. */
function withTexts(source: string, texts: readonly Printed[]): string {
  let page = ''
  let done = 0
  for (const { block, text } of texts) {
    page += source.slice(done, block.at) + text
    done = block.at + block.text.length
  }
  return page + source.slice(done)
}
