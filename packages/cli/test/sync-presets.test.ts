import { describe, expect, test } from 'vitest'
import { folder, type Folder } from './run.js'

/** A preset of a company in a package: two stages with one image, and one with another. */
const preset = {
  'node_modules/@acme/presets/package.json':
    '{ "name": "@acme/presets", "version": "2.1.0", "type": "module", "exports": "./index.js" }',
  'node_modules/@acme/presets/index.js': `import { stage } from '@stagecraft/core'
import { definePreset, option } from '@stagecraft/presets'
const image = (what) => option.text({ description: what })
export const web = definePreset({
  name: 'web',
  version: '1.0.0',
  summary: 'A site.',
  options: {
    command: option.command({ description: 'What runs.', default: ['x'] }),
    images: option.group({ description: 'Images.', options: { node: image('To build.'), nginx: image('To serve.') } }),
    tool: image('A tool.'),
  },
  stages({ command, images, tool = 'busybox:1.36' }) {
    const node = images?.node ?? 'node:22-alpine'
    const builder = stage('builder').from(node).run('make').artifact('out', '/out')
    return {
      builder,
      test: stage('test').from(node).run('test'),
      tool: stage('tool').from(tool),
      runtime: stage('runtime').from(images?.nginx ?? 'nginx:1.28').copyFrom(builder.artifacts.out, '/out').cmd(command),
    }
  },
})
`,
}

function edited(call: string, edits: readonly (readonly [from: string, to: string])[], before = ''): Folder {
  const config = `import { web } from '@acme/presets'\n${before}export default ${call}\n`
  const here = folder({ 'dockerfile.config.ts': config, ...preset })
  expect(here.run('emit')).toMatchObject({ code: 0, err: '' })
  let text = here.read('Dockerfile')
  for (const [from, to] of edits) {
    expect(text).toContain(from)
    text = text.replaceAll(from, to)
  }
  here.write('Dockerfile', text)
  return here
}

describe('sync writes an option of a preset, where the image stands in the package', () => {
  /** The call after `check` has led to `sync`, and that has led to a fresh Dockerfile as it was edited. */
  function synced(here: Folder): string {
    const before = here.read('Dockerfile')
    expect(here.run('check').out).toMatch(
      /\nRun: npx stagecraft sync, which takes the versions there into the config\n$/,
    )
    expect(here.run('sync')).toMatchObject({ code: 0, err: '' })
    expect(here.read('Dockerfile').replace(/hash=.*/, '')).toBe(before.replace(/hash=.*/, ''))
    expect(here.run('check')).toMatchObject({ code: 0, err: '' })
    return here.read('dockerfile.config.ts').replace(/^[^]*export default /, '')
  }

  test('into a call without options, several images at once, each said once', () => {
    const here = edited('web()', [
      ['node:22', 'node:24'],
      ['nginx:1.28', 'nginx:1.29'],
      ['busybox:1.36', 'busybox:1.37'],
    ])
    const { out } = here.run('sync', '--dry-run')
    const options = `images: { node: 'node:24-alpine', nginx: 'nginx:1.29' }, tool: 'busybox:1.37'`
    expect(out).toContain(`\n+export default web({ ${options} })\n`)
    expect(JSON.parse(here.run('sync', '--dry-run', '--json').out)).toMatchObject({
      changed: [{ place: { line: 2, column: 16 }, before: 'web', after: options }],
    })
    expect(synced(here)).toBe(`web({ ${options} })\n`)
  })

  test('beside options, and beside images that are chosen already', () => {
    const here = edited(`web({\n  command: ['serve'],\n  images: { nginx: 'nginx:1.27' },\n})`, [
      ['node:22', 'node:24'],
      ['nginx:1.27', 'nginx:1.29'],
    ])
    expect(synced(here)).toBe(
      `web({\n  command: ['serve'],\n  images: { nginx: 'nginx:1.29', node: 'node:24-alpine' },\n})\n`,
    )
  })

  test('into the stages of a preset', () => {
    const here = edited(
      'dockerfile(...Object.values(stages))',
      [['nginx:1.28', 'nginx:1.29']],
      `import { dockerfile } from '@stagecraft/core'\nconst stages = web.stages({ command: ['serve'] })\n`,
    )
    synced(here)
    expect(here.read('dockerfile.config.ts')).toContain(
      `stages({ command: ['serve'], images: { nginx: 'nginx:1.29' } })`,
    )
  })

  test('into the call that is meant', () => {
    const here = edited(
      `defineConfig({ Dockerfile: web({ tool: 'a:1' }), 'b/Dockerfile': web({ tool: 'b:1' }) })`,
      [['nginx:1.28', 'nginx:1.29']],
      `import { defineConfig } from '@stagecraft/core'\n`,
    )
    expect(synced(here)).toContain(
      `{ Dockerfile: web({ tool: 'a:1', images: { nginx: 'nginx:1.29' } }), 'b/Dockerfile': web({ tool: 'b:1' }) }`,
    )
  })
})

describe('sync names the option of a preset that it cannot write', () => {
  /** What `sync` says of it, which `check` has said before. */
  function refusal(here: Folder): string {
    const before = here.read('dockerfile.config.ts')
    const { out } = here.run('check')
    const { code, err } = here.run('sync')
    expect(code).toBe(1)
    expect(err.match(/edit-not-synced/g)).toHaveLength(1)
    expect(out).not.toContain('Run: npx stagecraft sync')
    const [, message] = /edit-not-synced: (.*)\n/.exec(err)!
    expect(out).toContain(`\n${message}\n  `)
    expect(here.read('dockerfile.config.ts')).toBe(before)
    return err
  }

  test('since the options are not written out in the call', () => {
    const edits = [
      ['node:22', 'node:24'],
      ['nginx:1.28', 'nginx:1.29'],
    ] as const
    const here = edited('web(options)', edits, `const options = { command: ['serve'] }\n`)
    const said = refusal(here)
    expect(said).toContain(
      'node:22-alpine → node:24-alpine and nginx:1.28 → nginx:1.29 cannot be written back: web in dockerfile.config.ts chooses that, and its options are not written out there\n  at Dockerfile:5:1\n',
    )
    expect(said).toContain('\n  and here: Dockerfile:8:1\n')
    expect(said).toContain('\n  it is called here: dockerfile.config.ts:3:16\n')
    expect(said).toContain(
      `\n  Give it the options images: { node: 'node:24-alpine', nginx: 'nginx:1.29' }, then run: npx stagecraft emit\n`,
    )
    // The way to the config is said again.
    here.write('folder/x', '')
    expect(here.runIn({ cwd: here.at('folder') }, 'sync', '--config', '..').err).toContain(
      ' }, then run: npx stagecraft emit --config ..\n',
    )
  })

  test('since it changes what nobody edited', () => {
    const said = refusal(edited('web()', [['node:22-alpine AS builder', 'node:24-alpine AS builder']]))
    expect(said).toContain(
      'the option images.node of web, which chooses it, also changes line 8 of Dockerfile, where node:22-alpine still stands\n',
    )
  })
})
