import { execFile } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// The page has a table of arrows, dependency-cruiser has a config. Here every arrow, right or wrong, is planted once in a
// house of empty rooms, and exactly those that the page does not allow must be reported.

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

/** The rows of the table: a room, and the rooms that it may import. */
const allowed = new Map(
  Array.from(page.matchAll(/^\| `(\w+)` +\|[^|]*\|([^|]*)\|$/gm), ([, room, imports]) => [
    room!,
    Array.from(imports!.matchAll(/`(\w+)`/g), ([, name]) => name!),
  ]),
)
const rooms = [...allowed.keys()]

/** Planted files and what each imports, as [file, specifier, is allowed]. */
const planted: (readonly [file: string, specifier: string, allowed: boolean])[] = [
  ...rooms.flatMap((from) =>
    rooms
      .filter((to) => to !== from)
      .map(
        (to) =>
          [`packages/core/src/${from}/to-${to}.ts`, `../${to}/index.js`, allowed.get(from)!.includes(to)] as const,
      ),
  ),
  ...rooms.map((room) => [`packages/core/src/${room}/near.ts`, './index.js', true] as const),
  ['packages/core/src/emit/types-only.ts', '../dsl/index.js', false],
  ['packages/core/src/all.ts', './dsl/index.js', true],
  ['packages/core/src/emit/entry.ts', '../index.js', false],
  ['packages/core/src/emit/node.ts', 'node:fs', false],
  ['packages/core/src/file.ts', 'node:fs', false],
  ['packages/core/src/dsl/package.ts', 'picocolors', false],
  ['packages/core/src/check/far.test.ts', '../dsl/index.js', true],
  ['packages/core/src/check/node.test.ts', 'node:fs', true],
  ['packages/cli/src/core.ts', '@stagecraft/core', true],
  ['packages/cli/src/node.ts', 'node:fs', true],
  ['packages/cli/src/package.ts', 'picocolors', true],
  ['packages/cli/src/deep.ts', '../../core/src/dsl/index.js', false],
  ['packages/cli/src/presets.ts', '../../presets/src/index.js', true],
  ['packages/cli/src/convert.ts', '../../convert/src/index.js', true],
  ['packages/cli/src/convert-deep.ts', '../../convert/src/inner/index.js', false],
  ['packages/convert/src/core.ts', '@stagecraft/core', true],
  ['packages/convert/src/deep.ts', '../../core/src/emit/index.js', false],
  ['packages/convert/src/cli.ts', '../../cli/src/index.js', false],
  ['packages/convert/src/presets.ts', '../../presets/src/index.js', false],
  ['packages/presets/src/core.ts', '@stagecraft/core', true],
  ['packages/presets/src/deep.ts', '../../core/src/model/index.js', false],
  ['packages/presets/src/cli.ts', '../../cli/src/index.js', false],
  ['packages/presets/src/convert.ts', '../../convert/src/index.js', false],
  ['packages/presets/src/node.ts', 'node:fs', false],
  ['packages/core/src/to-cli.ts', '../../cli/src/index.js', false],
]

const cycle = ['packages/core/src/model/one.ts', 'packages/core/src/model/two.ts'] as const

test('the page names every room of core', () => {
  const folders = readdirSync(join(root, 'packages/core/src'), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  )
  // A room that is designed and not built yet has its arrows already.
  expect(rooms).toEqual(expect.arrayContaining(folders.map(({ name }) => name)))
  expect(rooms).toContain('problem')
})

describe('the arrows between rooms', () => {
  let house = ''
  let refused = new Set<string>()
  let circular: readonly string[] = []

  beforeAll(async () => {
    house = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-arrows-')))
    for (const room of rooms) write(`packages/core/src/${room}/index.ts`, 'export {}\n')
    for (const name of ['core', 'cli', 'convert', 'presets']) write(`packages/${name}/src/index.ts`, 'export {}\n')
    write('packages/convert/src/inner/index.ts', 'export {}\n')
    for (const [file, specifier] of planted) {
      // An arrow that only types follow is an arrow.
      const statement = file.includes('types-only') ? `import type {} from '${specifier}'` : `import '${specifier}'`
      write(file, `${statement}\n`)
    }
    write(cycle[0], "import './two.js'\n")
    write(cycle[1], "import './one.js'\n")
    write('packages/core/package.json', readFileSync(join(root, 'packages/core/package.json'), 'utf8'))
    write('package.json', '{ "type": "module", "dependencies": { "picocolors": "1" } }')
    write('node_modules/picocolors/package.json', '{ "name": "picocolors", "main": "index.js" }')
    write('node_modules/picocolors/index.js', '')
    for (const name of ['cli', 'convert', 'presets']) {
      write(`packages/${name}/package.json`, '{ "dependencies": { "@stagecraft/core": "1", "picocolors": "1" } }')
      mkdirSync(join(house, `packages/${name}/node_modules/@stagecraft`), { recursive: true })
      symlinkSync('../../../core', join(house, `packages/${name}/node_modules/@stagecraft/core`))
    }
    const report = await cruise(house)
    const { modules, summary } = JSON.parse(report) as Report
    if (modules.length <= planted.length) throw new Error(`only ${modules.length} modules were looked at`)
    refused = new Set(summary.violations.filter(({ rule }) => rule.name !== 'no-cycles').map(({ from }) => from))
    circular = summary.violations.filter(({ rule }) => rule.name === 'no-cycles').map(({ from }) => from)
  })

  afterAll(() => rmSync(house, { recursive: true, force: true }))

  test.each(planted)('%s → %s: allowed %s', (file, _, isAllowed) => {
    expect(refused.has(file)).toBe(!isAllowed)
  })

  test('a cycle inside one room', () => {
    expect(cycle).toContain(circular[0])
    expect(circular).toHaveLength(1)
  })

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
})

interface Report {
  readonly modules: readonly unknown[]
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
  }
}

/** Runs the real config over a folder. Violations make the exit code, the report is on stdout all the same. */
async function cruise(folder: string): Promise<string> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'packages']
  return await new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }, (error, stdout, stderr) => {
      if (stdout.startsWith('{')) resolve(stdout)
      else reject(error ?? new Error(stderr))
    })
  })
}
