import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { blueprints, differing } from '../src/init/blueprints.js'
import { detect } from '../src/init/detect/detect.js'
import { givenOptions } from '../src/init/given-options.js'
import type { Options } from '../src/init/proposal.js'
import { textProject } from '../src/init/project/text-project.js'
import { folder } from './run.js'
import { projects } from './projects/all.js'
import type { SmallProject } from './projects/small-project.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const names = Object.keys(projects)

/** The options that the config of a folder has, and its text. */
function configOf({ files, given = [], preset }: SmallProject): { readonly options: Options; readonly source: string } {
  const { proposals } = detect(textProject(files))
  expect(proposals.map((proposal) => proposal.preset)).toEqual([preset])
  const blueprint = blueprints.get(preset)!
  const [proposal] = proposals
  const all = { ...proposal!.options, ...givenOptions(given, proposal!, blueprint.options) }
  const options = differing(blueprint, all)
  return { options, source: blueprint.text(options) }
}

describe('what init sees', () => {
  test.each(names)('%s', (name) => {
    expect(configOf(projects[name]!).options).toEqual(projects[name]!.options)
  })

  test('every blueprint is seen in some folder', () => {
    expect(new Set(Object.values(projects).map(({ preset }) => preset))).toEqual(new Set(blueprints.keys()))
  })
})

test(
  'each of these folders gets a config that compiles and emits, and leaves lint nothing to say',
  { timeout: 300_000 },
  () => {
    const here = folder()
    for (const name of names) {
      const at = name.replace(/[^\w]+/g, '-')
      const project = projects[name]!
      for (const [path, text] of Object.entries(project.files)) here.write(join(at, path), text)
      here.write(join(at, 'dockerfile.config.ts'), configOf(project).source)
    }
    const all = ['--config', '*/dockerfile.config.ts']
    expect(here.run('emit', ...all)).toMatchObject({ code: 0, err: '' })
    expect(here.run('lint')).toMatchObject({
      code: 0,
      out: `${names.length} files: nothing to say\n`,
    })
    expect(compile(here.root, here.write)).toBe('')
  },
)

/** What the compiler says of all the configs below a folder. */
function compile(at: string, write: (path: string, text: string) => void): string {
  const options = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
    paths: Object.fromEntries(
      ['core', 'presets'].flatMap((name) => [
        [`@stagecraft/${name}`, [join(root, 'packages', name, 'dist/index.d.ts')]],
        [`@stagecraft/${name}/*`, [join(root, 'packages', name, 'dist/*.d.ts')]],
      ]),
    ),
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions: options, include: ['*/dockerfile.config.ts'] }))
  write('package.json', '{ "type": "module" }')
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript-7/package.json')), 'bin/tsc')
  return spawnSync(process.execPath, [compiler, '-p', at], { encoding: 'utf8' }).stdout
}
