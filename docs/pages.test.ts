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
import { describe, expect, onTestFinished, test } from 'vitest'

// Every page is worked through from its top in an empty folder, as a reader would:
//   ```ts, ```yaml, ```text  with a first line such as `// dockerfile.config.ts` or `# path`: the file is written
//   ```console               `$ command`, and below it exactly what it prints
//   ```dockerfile            what `emit` writes to `Dockerfile` from the config so far
//   ```sh                    commands that only a reader runs

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const binary = join(root, 'packages/cli/bin/stagecraft.js')
const below = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`)
const pages = ['README.md', 'packages/cli/README.md', ...below('docs')]

interface Block {
  readonly language: string
  readonly text: string
  readonly line: number
}

const blocksOf = (page: string): readonly Block[] =>
  Array.from(page.matchAll(/^```(\w*)\n([^]*?)^```$/gm), (found) => ({
    language: found[1]!,
    text: found[2]!,
    line: page.slice(0, found.index).split('\n').length,
  }))

/** Runs one line of a page's console; `npx stagecraft` is the binary of this tree. */
function run(command: string, cwd: string, lastCode: number): { readonly printed: string; readonly code: number } {
  const script = `stagecraft() { "${process.execPath}" "${binary}" "$@"; }
npx() { [ "$1" = stagecraft ] && shift && stagecraft "$@"; }
(exit ${lastCode})
${command}`
  const { NO_COLOR: _, FORCE_COLOR: __, ...env } = process.env
  const { stdout, status } = spawnSync('bash', ['-c', `exec 2>&1\n${script}`], { cwd, env, encoding: 'utf8' })
  return { printed: stdout, code: status ?? 1 }
}

describe.each(pages)('%s', (page) => {
  const blocks = blocksOf(readFileSync(join(root, page), 'utf8'))
  test('its examples do what it says', { timeout: 120_000 }, () => {
    const here = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-page-')))
    onTestFinished(() => rmSync(here, { recursive: true, force: true }))
    let code = 0
    for (const { language, text, line } of blocks) {
      const place = `${page}:${line}`
      if (language === 'dockerfile') {
        expect(run('npx stagecraft emit --stdout', here, 0).printed, place).toBe(text)
      } else if (language === 'console') {
        for (const [, command, printed] of text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)) {
          const ran = run(command!, here, code)
          code = ran.code
          expect(ran.printed, `${place}: ${command!}`).toBe(printed)
        }
      } else if (language === 'ts' || language === 'yaml' || language === 'text') {
        const path = /^(?:\/\/|#) (\S+)\n/.exec(text)?.[1]
        expect(path, `${place}: the first line names the file`).toBeDefined()
        mkdirSync(dirname(join(here, path!)), { recursive: true })
        writeFileSync(join(here, path!), text)
      } else {
        expect(['sh', '', 'json'], `${place}: nothing runs blocks of this language`).toContain(language)
      }
    }
  })

  test('its links lead somewhere', () => {
    const text = readFileSync(join(root, page), 'utf8')
    const targets = Array.from(text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g), ([, target]) => target!)
    const local = targets.filter((target) => !/^https?:/.test(target))
    expect(local.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([])
  })
})
