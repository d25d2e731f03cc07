import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

// What others copy: presets of Renovate, hooks, workflows. Renovate's own reading of the presets was tried by hand
// (renovate-config-validator and `renovate --platform=local --dry-run=extract`, version 44).

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const text = (path: string): string => readFileSync(join(root, path), 'utf8')
const recipes = readdirSync(join(root, 'packages/cli/recipes'))

interface Preset {
  readonly customManagers?: readonly {
    readonly managerFilePatterns: readonly string[]
    readonly matchStrings: readonly string[]
  }[]
  readonly packageRules: readonly { readonly postUpgradeTasks: { readonly commands: readonly string[] } }[]
}
const presets = recipes.map((name) => JSON.parse(text(`packages/cli/recipes/${name}`)) as Preset)

/** What the custom managers of the presets find in a file. */
function found(path: string, source: string): readonly string[] {
  return presets
    .flatMap(({ customManagers = [] }) => customManagers)
    .filter(({ managerFilePatterns }) => managerFilePatterns.some((pattern) => asRegExp(pattern).test(path)))
    .flatMap(({ matchStrings }) => matchStrings)
    .flatMap((pattern) => [...source.matchAll(new RegExp(pattern, 'g'))])
    .map(({ groups = {} }) => {
      const { depName, currentValue, currentDigest } = groups
      return `${depName}${currentValue === undefined ? '' : `:${currentValue}`}${currentDigest === undefined ? '' : `@${currentDigest}`}`
    })
}

/** Renovate writes a regular expression between slashes. */
const asRegExp = (pattern: string): RegExp => new RegExp(/^\/(.*)\/$/.exec(pattern)![1]!)

describe('the preset of Renovate for configs', () => {
  const examples = readdirSync(join(root, 'examples'), { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && readdirSync(join(root, 'examples', entry.name)).includes('dockerfile.config.ts'),
    )
    .map(({ name }) => `examples/${name}/dockerfile.config.ts`)

  test.each(examples)('finds the images that stand in calls of %s, and nothing else', (path) => {
    const source = text(path)
    const calls = [...source.matchAll(/(?:\.from|\bimage|\bunpinned)\(\s*(['"])(.+?)\1/g)].map(([, , image]) => image!)
    const syntax = [...source.matchAll(/syntax: (['"])(.+?)\1/g)].map(([, , image]) => image!)
    const images = [...calls, ...syntax].filter((image) => image !== 'scratch')
    expect([...found(path, source)].filter((image) => image !== 'scratch').sort()).toEqual(images.sort())
  })

  test('digests, ports of registries, marked constants and options', () => {
    const digest = `sha256:${'0a'.repeat(32)}`
    const source = `const node = 'registry.example:5000/team/node:22.1-alpine' // renovate: image
const options = { images: { nginx: "nginx:1.29" } } // renovate: image
stage().from('golang:1.25-alpine@${digest}').copyFrom(image(\`busybox:1.37\`), '/a')
const url = 'redis:6379'
`
    expect([...found('dockerfile.config.mts', source)].sort()).toEqual([
      'busybox:1.37',
      `golang:1.25-alpine@${digest}`,
      'nginx:1.29',
      'registry.example:5000/team/node:22.1-alpine',
    ])
    expect(found('src/images.ts', source)).toHaveLength(2)
    expect(found('README.md', source)).toEqual([])
  })

  test('uses nothing that RE2 has not', () => {
    const patterns = presets.flatMap(({ customManagers = [] }) => customManagers.flatMap((each) => each.matchStrings))
    expect(patterns.length).toBeGreaterThan(2)
    for (const pattern of patterns) expect(pattern).not.toMatch(/\(\?[=!]|\(\?<[=!]|\\[1-9]|\\k</)
  })
})

describe('every command that the recipes run', () => {
  const yaml = [...text('docs/ci.md').matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block]) => block!)
  const commands = [
    ...presets.flatMap(({ packageRules }) => packageRules.flatMap(({ postUpgradeTasks }) => postUpgradeTasks.commands)),
    ...[...yaml, text('.pre-commit-hooks.yaml')].flatMap((block) =>
      Array.from(block.matchAll(/(?:run|entry): (.*\bstagecraft .*)/g), ([, command]) => command!),
    ),
  ]
  const here = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-recipes-')))
  afterAll(() => rmSync(here, { recursive: true }))
  beforeAll(() => {
    writeFileSync(
      join(here, 'dockerfile.config.ts'),
      "import { dockerfile, stage } from '@stagecraft/core'\nexport default dockerfile(stage().from('a:1'))\n",
    )
    run('npx --yes stagecraft emit')
  })

  /** As a shell reads it; `npx --yes stagecraft` is the binary of this tree. */
  function run(command: string): { readonly stdout: string; readonly status: number | null } {
    const binary = join(root, 'packages/cli/bin/stagecraft.js')
    const program = `stagecraft() { "${process.execPath}" "${binary}" "$@"; }\nnpx() { shift 2; stagecraft "$@"; }\n${command}`
    return spawnSync('bash', ['-c', program], { cwd: here, encoding: 'utf8' })
  }

  test('are there', () => expect(commands.length).toBeGreaterThanOrEqual(7))
  test.each(commands)('%s', (command) => {
    const { stdout, status } = run(command)
    expect(status).toBe(0)
    expect(stdout).toMatch(/^(?:Dockerfile is fresh|Nothing to sync: no output was edited|unchanged Dockerfile)\n$/)
  })
})
