import { chmodSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folder, type Folder } from './run.js'

const digest = `sha256:${'a1'.repeat(32)}`

/** A config of one stage or more, emitted, whose Dockerfile then was edited. */
function edited(config: string, edits: readonly (readonly [from: string, to: string])[], more = {}): Folder {
  const here = folder({ 'dockerfile.config.ts': config, ...more })
  expect(here.run('emit')).toMatchObject({ code: 0, err: '' })
  edit(here, 'Dockerfile', edits)
  return here
}

function edit(here: Folder, file: string, edits: readonly (readonly [string, string])[]): void {
  let text = here.read(file)
  for (const [from, to] of edits) {
    expect(text).toContain(from)
    text = text.replaceAll(from, to)
  }
  here.write(file, text)
}

/** A config of these statements; the last one is the file. */
const config = (
  statements: string,
  names = 'arg, bind, defineConfig, dockerfile, image, stage, text, unpinned',
): string => `import { ${names} } from '@stagecraft/core'\nvoid [${names}]\n${statements}\n`

/** The config after `sync`, which must have gone well: nothing else is edited then, and all is fresh. */
function synced(here: Folder): string {
  const before = here.read('Dockerfile')
  expect(here.run('sync')).toMatchObject({ code: 0, err: '' })
  expect(here.read('Dockerfile').replace(/hash=.*/, '')).toBe(before.replace(/hash=.*/, ''))
  expect(here.run('check')).toMatchObject({ code: 0, err: '' })
  return here.read('dockerfile.config.ts')
}

describe('sync writes into the config', () => {
  test('the literal of a base', () => {
    const source = config(`export default dockerfile(stage('app').from("node:22-alpine").run('node:22-alpine'))`)
    const here = edited(source, [['FROM node:22-alpine', `FROM node:24.1-alpine@${digest}`]])
    expect(here.run('sync')).toEqual({
      code: 0,
      err: '',
      out: `synced dockerfile.config.ts:3 node:22-alpine → node:24.1-alpine@${digest}\nwrote Dockerfile\n`,
    })
    expect(here.read('dockerfile.config.ts')).toBe(
      source.replace('from("node:22-alpine', `from("node:24.1-alpine@${digest}`),
    )
    expect(here.run('check').out).toBe('Dockerfile is fresh\n')
  })

  test('a constant that several stages use', () => {
    const here = edited(
      config(`const node = 'node:22'
const a = stage('a').from(node)
const b = stage('b').from(node).copyFrom(a, '/x', '/x')
export default dockerfile(a, b)`),
      [['node:22', 'node:24']],
    )
    expect(synced(here)).toContain("const node = 'node:24'\n")
  })

  test('the right one of two equal literals', () => {
    const here = edited(
      config(`const a = stage('a').from('node:22')
const b = stage('b').from('node:22').copyFrom(a, '/x', '/x')
export default dockerfile(a, b)`),
      [['FROM node:22 AS b', 'FROM node:24 AS b']],
    )
    const source = synced(here)
    expect(source).toContain("stage('a').from('node:22')")
    expect(source).toContain("stage('b').from('node:24')")
  })

  test('pieces of a template, a number, and a version that is put together', () => {
    const here = edited(
      config(`const major = 22
const alpine = { version: '3.21' }
export default dockerfile(stage('app').from(\`node:\${major}-alpine\${alpine.version}\`))`),
      [['node:22-alpine3.21', `node:24-alpine3.22@${digest}`]],
    )
    const source = synced(here)
    expect(source).toContain('const major = 24\n')
    // The digest has no place of its own: it follows the last piece.
    expect(source).toContain(`const alpine = { version: '3.22@${digest}' }`)
  })

  test('images in COPY, in a mount and in the syntax directive', () => {
    const here = edited(
      config(`const app = stage('app')
  .from('alpine:3.21')
  .copyFrom(image('nginx:1.28'), '/etc/nginx', '/n')
  .run('x', { mounts: [bind('/t', { from: image('busybox:1.36') })] })
export default dockerfile(app).directives({ syntax: 'docker/dockerfile:1.7' })`),
      [
        ['nginx:1.28', 'nginx:1.29'],
        ['busybox:1.36', 'busybox:1.37'],
        ['dockerfile:1.7', 'dockerfile:1.20'],
      ],
    )
    const source = synced(here)
    for (const text of ["image('nginx:1.29')", "image('busybox:1.37')", "syntax: 'docker/dockerfile:1.20'"]) {
      expect(source).toContain(text)
    }
  })

  test('the default of a build argument, and text beside it', () => {
    const here = edited(
      config(`const version = arg('PYTHON_VERSION', { default: '3.13' })
export default dockerfile(stage('app').from(text\`python:\${version}-slim-bookworm\`))`),
      [
        ['PYTHON_VERSION=3.13', 'PYTHON_VERSION=3.14'],
        ['-slim-bookworm', '-slim-trixie'],
      ],
    )
    const source = synced(here)
    expect(source).toContain("default: '3.14'")
    expect(source).toContain('text`python:${version}-slim-trixie`')
  })

  test('versions that a note of Renovate names, in ARG and ENV', () => {
    const here = edited(
      config(`export default dockerfile(stage('app').from('alpine:3.22')
  .comment('renovate: datasource=github-releases depName=jqlang/jq')
  .env({ JQ_VERSION: '1.7.1' })
  .comment('renovate: datasource=npm depName=pnpm')
  .arg('PNPM_VERSION', '10.1.0'))`),
      [
        ['JQ_VERSION=1.7.1', 'JQ_VERSION=1.8.0'],
        ['PNPM_VERSION=10.1.0', 'PNPM_VERSION=10.2.0'],
      ],
    )
    const source = synced(here)
    expect(source).toContain("JQ_VERSION: '1.8.0'")
    expect(source).toContain("'PNPM_VERSION', '10.2.0'")
  })

  test('files that the config imports, also JSON', () => {
    const here = edited(
      `import { dockerfile, stage } from '@stagecraft/core'
import { base } from './base.js'
import versions from './versions.json' with { type: 'json' }
export default dockerfile(base, stage('b').from(\`alpine:\${versions.alpine}\`).copyFrom(base, '/x', '/x'))
`,
      [
        ['node:22', 'node:24'],
        ['alpine:3.21', 'alpine:3.22'],
      ],
      {
        'base.ts': `import { stage } from '@stagecraft/core'\nexport const base = stage('base').from('node:22')\n`,
        'versions.json': '{\n  "alpine": "3.21"\n}\n',
      },
    )
    synced(here)
    expect(here.read('base.ts')).toContain("from('node:24')")
    expect(here.read('versions.json')).toBe('{\n  "alpine": "3.22"\n}\n')
  })

  test('an option of a preset that is installed', () => {
    const here = edited(
      `import { web } from '@acme/presets'\nexport default web({ images: { node: 'node:22-alpine' } })\n`,
      [['node:22-alpine', 'node:24-alpine']],
      preset,
    )
    expect(synced(here)).toContain("images: { node: 'node:24-alpine' }")
  })

  test('the call that is meant, of a function of the config', () => {
    const here = edited(
      config(`const service = (name: string, base: string) => dockerfile(stage(name).from(base))
export default defineConfig({ Dockerfile: service('a', 'node:22'), 'b/Dockerfile': service('b', 'node:22') })`),
      [['node:22', 'node:24']],
    )
    const source = synced(here)
    expect(source).toContain("service('a', 'node:24')")
    expect(source).toContain("service('b', 'node:22')")
  })

  test('several outputs, and two configs with one file of versions', () => {
    const source = `import { dockerfile, stage } from '@stagecraft/core'
import { node } from '../images.js'
export default dockerfile(stage('app').from(node))
`
    const here = folder({
      'images.ts': "export const node = 'node:22'\n",
      'a/dockerfile.config.ts': source,
      'b/dockerfile.config.ts': source,
    })
    here.run('emit', '-c', 'a', 'b')
    edit(here, 'a/Dockerfile', [['node:22', 'node:24']])
    const { code, err } = here.run('sync', '-c', 'a', 'b')
    expect(code).toBe(1)
    expect(err).toContain('error edit-not-synced: b/Dockerfile would change as well, and nobody edited it')
    edit(here, 'b/Dockerfile', [['node:22', 'node:24']])
    expect(here.run('sync', '-c', 'a', 'b')).toMatchObject({
      code: 0,
      out: 'synced images.ts:1 node:22 → node:24\nwrote a/Dockerfile\nwrote b/Dockerfile\n',
    })
    expect(here.run('check', '-c', 'a', 'b').out).toBe('2 files are fresh\n')
  })

  test('CRLF line ends stay, in the config and in the Dockerfile', () => {
    const source = config(`export default dockerfile(stage('app').from('node:22').run('x'))`).replaceAll('\n', '\r\n')
    const here = edited(source, [])
    here.write('Dockerfile', here.read('Dockerfile').replaceAll('\n', '\r\n').replace('node:22', 'node:24'))
    expect(here.run('sync').code).toBe(0)
    expect(here.read('dockerfile.config.ts')).toBe(source.replace('node:22', 'node:24'))
    expect(here.run('check').code).toBe(0)
  })

  test('an output without a header, whichever of the two was changed', () => {
    const here = edited(
      config(`export default defineConfig({ Dockerfile: dockerfile(stage().from('node:22')) }, { header: false })`),
      [['node:22', 'node:24']],
    )
    expect(here.run('check').out).toContain('is not what dockerfile.config.ts describes\n  line 1: node:22 → node:24\n')
    expect(synced(here)).toContain("from('node:24')")
  })
})

describe('sync, when the config has changed as well', () => {
  /** What came of both: the config, and the Dockerfile that it gives. */
  function merged(here: Folder): { readonly source: string; readonly text: string } {
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    expect(out).toContain(
      'Dockerfile was edited by hand, in nothing but image tags and versions, and dockerfile.config.ts describes something else now than when it was written\n',
    )
    // `emit` would write over what was edited.
    expect(out.slice(out.indexOf('Run: '))).toBe(
      'Run: npx stagecraft sync, which takes the versions there into the config\n',
    )
    expect(here.run('sync')).toMatchObject({ code: 0, err: '' })
    expect(here.run('check')).toMatchObject({ code: 0, err: '' })
    return { source: here.read('dockerfile.config.ts'), text: here.read('Dockerfile') }
  }

  test('in other instructions and stages', () => {
    const here = edited(
      config(`const a = stage('a').from('node:22-alpine').run('x')
export default dockerfile(a, stage('b').from('nginx:1.28').copyFrom(image('busybox:1.36'), '/x', '/x'))`),
      [
        ['FROM node:22-alpine', `FROM node:24-alpine@${digest}`],
        ['nginx:1.28', 'nginx:1.29'],
        ['busybox:1.36', 'busybox:1.37'],
      ],
    )
    edit(here, 'dockerfile.config.ts', [
      [".run('x')", ".run('y').user('node')"],
      ['dockerfile(a,', "dockerfile(stage('first').from('alpine:3.21'), a,"],
    ])
    const { source, text } = merged(here)
    for (const said of [`'node:24-alpine@${digest}'`, "'nginx:1.29'", "'busybox:1.37'", ".run('y').user('node')"])
      expect(source).toContain(said)
    expect(text.slice(text.indexOf('FROM'))).toBe(`FROM alpine:3.21 AS first

FROM node:24-alpine@${digest} AS a
RUN y
USER node

FROM nginx:1.29 AS b
COPY --from=busybox:1.37 /x /x
`)
  })

  test('in other versions', () => {
    const here = edited(
      config(`const node = arg('NODE', { default: '22' })
export default dockerfile(
  stage('a').from(text\`node:\${node}-alpine\`).comment('renovate: x').env({ JQ: '1.7', YQ: '1.7' }),
  stage('b').from('nginx:1.28'),
)`),
      [
        ['NODE=22', 'NODE=24'],
        ['YQ=1.7', 'YQ=1.8'],
      ],
    )
    edit(here, 'dockerfile.config.ts', [
      ['nginx:1.28', 'nginx:1.30'],
      ["JQ: '1.7'", "JQ: '1.9'"],
      ['-alpine', '-slim'],
    ])
    const { source } = merged(here)
    for (const said of ["default: '24'", "YQ: '1.8'", "JQ: '1.9'", "'nginx:1.30'", '-slim`'])
      expect(source).toContain(said)
  })

  test('and another output waits for emit', () => {
    const here = edited(
      config(`const x = 'x'
export default defineConfig({
  Dockerfile: dockerfile(stage('a').from('node:22').run(x)),
  'b/Dockerfile': dockerfile(stage('b').from('nginx:1.28').run(x)),
})`),
      [['node:22', 'node:24']],
    )
    edit(here, 'dockerfile.config.ts', [["x = 'x'", "x = 'y'"]])
    expect(here.run('check').out).toMatch(/\nRun: npx stagecraft sync, .*\nThen run: npx stagecraft emit\n$/)
    expect(here.run('sync').out).toMatch(/^synced .*\nwrote Dockerfile\n$/)
    expect(here.run('emit').out).toBe('unchanged Dockerfile\nwrote b/Dockerfile\n')
  })

  test('with line ends of Windows', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22').run('x'))`), [])
    here.write('Dockerfile', here.read('Dockerfile').replaceAll('\n', '\r\n').replace('node:22', 'node:24'))
    edit(here, 'dockerfile.config.ts', [["run('x')", "run('y')"]])
    expect(merged(here).text).toContain('FROM node:24 AS app\nRUN y\n')
  })

  test('not in what was edited by hand besides', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22').run('x').user('node'))`), [
      ['node:22', 'node:24'],
      ['USER node', 'USER root'],
    ])
    edit(here, 'dockerfile.config.ts', [["run('x')", "run('y')"]])
    const { code, err } = here.run('sync')
    expect(code).toBe(1)
    expect(err).toContain(
      'edit-not-synced: Dockerfile was edited, and dockerfile.config.ts has changed as well: the one cannot be told from the other\n',
    )
  })
})

const preset = {
  'node_modules/@acme/presets/package.json':
    '{ "name": "@acme/presets", "version": "2.1.0", "type": "module", "exports": "./index.js" }',
  'node_modules/@acme/presets/index.js': `import { dockerfile, stage } from '@stagecraft/core'
export const web = ({ images } = {}) => dockerfile(stage('web').from(images?.node ?? 'node:22-alpine').run('x'))
`,
}

describe('sync writes nothing', () => {
  /** What `sync` says; nothing may have changed. */
  function refusal(here: Folder): string {
    const files = ['Dockerfile', 'dockerfile.config.ts']
    const before = files.map((file) => here.read(file))
    const { code, out, err } = here.run('sync')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(files.map((file) => here.read(file))).toEqual(before)
    return err
  }

  test('when the text also makes a line that nobody edited', () => {
    const here = edited(
      config(`const node = 'node:22'
const a = stage('a').from(node)
export default dockerfile(a, stage('b').from(node).copyFrom(a, '/x', '/x'))`),
      [['FROM node:22 AS b', 'FROM node:24 AS b']],
    )
    expect(refusal(here))
      .toBe(`error edit-not-synced: node:22 → node:24 cannot be written back: the text that it comes from also changes line 5 of Dockerfile, where node:22 still stands
  at Dockerfile:7:1

      5 | FROM node:22 AS a
      6 |
    > 7 | FROM node:24 AS b
        | ^^^^
      8 | COPY --from=a /x /x

  it comes from here: dockerfile.config.ts:3:15

      1 | import { arg, bind, defineConfig, dockerfile, image, stage, text, unpinned } from '@stagecraft/core'
      2 | void [arg, bind, defineConfig, dockerfile, image, stage, text, unpinned]
    > 3 | const node = 'node:22'
        |               ^^^^^^^
      4 | const a = stage('a').from(node)
      5 | export default dockerfile(a, stage('b').from(node).copyFrom(a, '/x', '/x'))

  Edit both in the same way, or give each of them a text of its own in the config.
`)
  })

  test('when the text comes from a package', () => {
    const source = `import { web } from '@acme/presets'\nexport default web()\n`
    const err = refusal(edited(source, [['node:22-alpine', 'node:24-alpine']], preset))
    expect(err).toContain(
      'error edit-not-synced: node:22-alpine → node:24-alpine cannot be written back: no text in dockerfile.config.ts is behind it\n  at Dockerfile:5:1\n',
    )
    expect(err).toContain('It comes from a package, or is computed')
  })

  test('when something else was edited, too', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22').user('node'))`), [
      ['node:22', 'node:24'],
      ['USER node', 'USER root'],
    ])
    // At what cannot be taken, and not at the version that stands above it.
    const said = refusal(here)
    expect(said).toContain('Dockerfile was edited in more than image tags and versions\n  at Dockerfile:6:1\n')
    expect(said).toContain('\n  beside the version node:22 → node:24: Dockerfile:5:1\n')
    expect(here.run('check').out).toMatch(/^Dockerfile was edited by hand\n/)
  })

  test('when several other things were edited: each is shown', () => {
    const here = edited(
      config(`export default dockerfile(stage('app').from('node:22').run('x').user('node').expose(1).cmd('y'))`),
      [
        ['RUN x\n', ''],
        ['EXPOSE 1', 'EXPOSE 2'],
      ],
    )
    here.write('Dockerfile', `${here.read('Dockerfile')}STOPSIGNAL 9\n`)
    const said = refusal(here)
    expect(said).toContain('in more than image tags and versions\n  at Dockerfile:6:1\n')
    for (const line of [7, 9]) expect(said).toContain(`  and here: Dockerfile:${line}:1\n`)
  })

  test.each([
    ['another repository', 'FROM node:22', 'FROM bun:22', 5],
    ['the name of a stage', 'AS app', 'AS web', 5],
    ['a platform', 'FROM node:22', 'FROM --platform=linux/arm64 node:22', 5],
    ['a comment', 'FROM node:22', '# hello\nFROM node:22', 5],
  ] as const)('when %s was edited', (_, from, to, line) => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22').run('x'))`), [[from, to]])
    const said = refusal(here)
    expect(said).toMatch(/error edit-not-synced: Dockerfile(?: was edited in more|: with the new versions)/)
    expect(said).toContain(`  at Dockerfile:${line}:1\n`)
  })

  test('but the text that the config gives, where the edit says the same in another layout', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22').run('x'))`), [
      ['RUN x', 'RUN  x'],
    ])
    expect(here.run('sync')).toMatchObject({ code: 0, out: 'wrote Dockerfile\n' })
    expect(here.read('Dockerfile')).toContain('\nRUN x\n')
  })

  test('when the config has changed as well', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22').run('x'))`), [
      ['node:22', 'node:24'],
    ])
    here.write('dockerfile.config.ts', here.read('dockerfile.config.ts').replace('node:22', 'node:23'))
    expect(here.run('check').out).toContain(
      'Dockerfile was edited by hand, in nothing but image tags and versions, and dockerfile.config.ts describes something else now than when it was written\n  line 5: node:23 → node:24\n',
    )
    expect(here.run('check').out).toMatch(
      /\nRun: npx stagecraft sync --force, which keeps the versions that were edited\n {2}or npx stagecraft emit --force, which keeps those of the config\n$/,
    )
    expect(refusal(here)).toContain('which of them is right is not known\n  at Dockerfile:5:1\n')
    expect(here.run('sync', '--force').out).toBe('synced dockerfile.config.ts:3 node:23 → node:24\nwrote Dockerfile\n')
    expect(here.run('check').code).toBe(0)
  })

  test('when the config cannot be followed', () => {
    const here = edited(
      `const { dockerfile, stage } = require('@stagecraft/core')\nexport default dockerfile(stage('app').from('node:22'))\n`,
      [['node:22', 'node:24']],
    )
    expect(refusal(here)).toContain('dockerfile.config.ts does something that cannot be followed')
  })

  test('when the new text would make the config fail', () => {
    const here = edited(
      config(`const tag: string = '22'
if (tag !== '22') throw new Error('only 22')
export default dockerfile(stage('app').from(\`node:\${tag}\`))`),
      [['node:22', 'node:24']],
    )
    expect(refusal(here)).toContain('node:22 → node:24 cannot be written back')
  })

  test('when git left both sides of a merge in the file', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22'))`), [
      ['FROM node:22 AS app\n', '<<<<<<< HEAD\nFROM node:22 AS app\n=======\nFROM node:24 AS app\n>>>>>>> bump\n'],
    ])
    const before = here.read('Dockerfile')
    const { code, out } = here.run('check')
    expect(code).toBe(1)
    expect(out).toMatch(/^Dockerfile is in the middle of a merge: both sides stand in it, from line 5 on\n/)
    expect(out).toContain(
      'Take the marks and one side out of Dockerfile, then check again\n' +
        '  or npx stagecraft emit --force, which keeps what the config says\n',
    )
    expect(here.run('sync')).toMatchObject({
      code: 1,
      err: expect.stringContaining('error edit-not-synced: Dockerfile is in the middle of a merge') as unknown,
    })
    expect(here.read('Dockerfile')).toBe(before)
  })

  test('when nothing was edited, or a config is what changed', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22'))`), [])
    expect(here.run('sync')).toEqual({ code: 0, err: '', out: 'Nothing to sync: no output was edited\n' })
    here.write('dockerfile.config.ts', here.read('dockerfile.config.ts').replace('node:22', 'node:24'))
    expect(here.run('sync').out).toBe('Nothing to sync: no output was edited\n')
    expect(here.read('dockerfile.config.ts')).toContain('node:24')
  })

  test('with --dry-run, which shows the config as it would be', () => {
    const here = edited(config(`export default dockerfile(stage('app').from('node:22'))`), [['node:22', 'node:24']])
    const before = here.read('dockerfile.config.ts')
    const { code, out } = here.run('sync', '--dry-run')
    expect(code).toBe(0)
    expect(out).toContain("-export default dockerfile(stage('app').from('node:22'))\n")
    expect(out).toContain("+export default dockerfile(stage('app').from('node:24'))\n")
    expect(here.read('dockerfile.config.ts')).toBe(before)
    expect(here.run('check').code).toBe(1)
  })

  test('when a file cannot be written: all of them stay', () => {
    const here = edited(
      config(`import { node } from './shut/images.js'\nexport default dockerfile(stage('app').from(node))`),
      [['node:22', 'node:24']],
      { 'shut/images.ts': "export const node = 'node:22'\n" },
    )
    const before = here.read('Dockerfile')
    for (const path of ['', 'Dockerfile', 'dockerfile.config.ts', 'shut/images.ts']) chmodSync(here.at(path), 0o777)
    chmodSync(here.at('shut'), 0o555)
    const { code, err } = here.runIn(process.getuid?.() === 0 ? { uid: 65534 } : {}, 'sync')
    chmodSync(here.at('shut'), 0o755)
    expect(code).toBe(1)
    expect(err).toContain('error unwritable-output: Cannot write')
    expect(here.read('Dockerfile')).toBe(before)
    expect(readdirSync(here.at('shut'))).toEqual(['images.ts'])
  })
})

test('an output that was edited into what the config describes by now gets its hash', () => {
  const here = edited(config(`export default dockerfile(stage('app').from('node:22'))`), [['node:22', 'node:24']])
  edit(here, 'dockerfile.config.ts', [['node:22', 'node:24']])
  expect(here.run('check').out).toContain('it holds what dockerfile.config.ts describes, but its hash is another')
  expect(here.run('sync')).toEqual({ code: 0, err: '', out: 'wrote Dockerfile\n' })
  expect(here.run('check').code).toBe(0)
})

test('what the config prints is printed once', () => {
  const here = folder({
    'dockerfile.config.ts': config(`console.log('hello')\nexport default dockerfile(stage('app').from('node:22'))`),
  })
  here.run('emit')
  edit(here, 'Dockerfile', [['node:22', 'node:24']])
  expect(here.run('sync')).toMatchObject({ code: 0, err: 'hello\n' })
})

test('what to run instead names the config that it is for', () => {
  const here = folder({ 'api/dockerfile.config.ts': config(`export default dockerfile(stage('app').from('node:22'))`) })
  here.run('emit', '-c', 'api')
  here.write('api/Dockerfile', `${here.read('api/Dockerfile')}USER app\n`)
  expect(here.run('sync', '-c', 'api').err).toContain(
    'npx stagecraft check --config api shows what was changed. Change dockerfile.config.ts in the same way, then run: npx stagecraft emit --config api\n',
  )
})

test('--json', () => {
  const here = edited(config(`export default dockerfile(stage('app').from('node:22'))`), [['node:22', 'node:24']])
  expect(JSON.parse(here.run('check', '--json').out)).toEqual({
    problems: [],
    outputs: [
      {
        path: 'Dockerfile',
        state: 'edited',
        cause: 'edit',
        images: [{ line: 5, before: 'node:22', after: 'node:24' }],
        line: 5,
        message: 'Dockerfile was edited by hand, in nothing but image tags and versions\nline 5: node:22 → node:24',
        hint: 'Run: npx stagecraft sync, which takes the versions there into the config',
        run: 'npx stagecraft sync',
      },
    ],
  })
  expect(JSON.parse(here.run('sync', '--json').out)).toEqual({
    problems: [],
    outputs: [{ path: 'Dockerfile', state: 'edited' }],
    changed: [
      {
        place: { file: 'dockerfile.config.ts', line: 3, column: 46, endLine: 3, endColumn: 53 },
        before: 'node:22',
        after: 'node:24',
      },
    ],
  })
})
