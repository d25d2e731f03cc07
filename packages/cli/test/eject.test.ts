import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { withCheckScript } from '../src/package-json/check-script.js'
import { folder, type Folder } from './run.js'

const dockerfile = '# syntax=docker/dockerfile:1\nFROM node:22-alpine as app\nCOPY src ./src\nCMD ["node","src/a.js"]\n'
const plain = '# syntax=docker/dockerfile:1\n\nFROM node:22-alpine AS app\nCOPY src ./src\nCMD ["node", "src/a.js"]\n'
const manifest = '{"name":"x","scripts":{"test":"node --test"}}'

const config = `import { dockerfile, stage } from '@stagecraft/core'

const app = stage('app').from('node:22-alpine').copy('src', './src').cmd(['node', 'src/a.js'])

export default dockerfile(app).directives({ syntax: 'docker/dockerfile:1' })
`

/** A folder as `init` leaves it; importing takes long. */
function adopted({ 'package.json': own = manifest, ...files }: Readonly<Record<string, string>> = {}): Folder {
  const here = folder({
    'dockerfile.config.ts': config,
    'package.json': withCheckScript(own)!,
    'src/a.js': '',
    ...files,
  })
  expect(here.run('emit').out).toBe('wrote Dockerfile\n')
  return here
}

const withIgnore = `import { dockerfile, stage } from '@stagecraft/core'
import { node } from './images.js'
export default dockerfile(stage().from(node).copy('src', '/src')).ignore('**', '!src')
`
const images = "export const node = 'node:22-alpine'\n"

describe('eject', () => {
  test('takes back what init wrote: the header, the script, and with --yes the config', () => {
    const here = folder({ Dockerfile: dockerfile, 'package.json': manifest, 'src/a.js': '' })
    here.run('init')
    expect(here.read('dockerfile.config.ts')).toBe(config)
    expect(here.run('eject', '--yes')).toEqual({
      code: 0,
      err: '',
      out: `wrote Dockerfile, without its header
removed the script "dockerfile:check" from package.json
removed dockerfile.config.ts
`,
    })
    expect(here.read('Dockerfile')).toBe(plain)
    expect(here.read('package.json')).toBe(manifest)
    expect(existsSync(here.at('dockerfile.config.ts'))).toBe(false)
    expect(here.run('fmt', '--check').code).toBe(0)
    expect(here.run('eject').out).toBe('unchanged Dockerfile, which has no header\n')
  })

  test('removes no config unasked, and can be asked for that later', () => {
    const here = adopted()
    expect(here.run('eject').out).toContain(
      'kept dockerfile.config.ts: npx stagecraft emit would write the header again; --yes removes it\n',
    )
    expect(here.read('Dockerfile')).toBe(plain)
    expect(here.run('eject').out).toContain('unchanged Dockerfile, which has no header\nkept dockerfile.config.ts')
    expect(here.run('eject', '-y').out).toBe(
      'unchanged Dockerfile, which has no header\nremoved dockerfile.config.ts\n',
    )
  })

  test('--dry-run says the same, and does nothing', () => {
    const here = adopted()
    const before = here.read('Dockerfile')
    expect(here.run('eject', '--dry-run', '--yes').out).toBe(`would write Dockerfile, without its header
would remove the script "dockerfile:check" from package.json
would remove dockerfile.config.ts
`)
    expect(here.run('eject', '--dry-run').out).toContain('would keep dockerfile.config.ts')
    expect(here.read('Dockerfile')).toBe(before)
    expect(here.run('check').code).toBe(0)
  })

  test('the ignore file becomes plain, and files that the config imported are named', () => {
    const here = folder({ 'dockerfile.config.ts': withIgnore, 'images.ts': images })
    here.run('emit')
    const { code, out } = here.run('eject', '--yes')
    expect({ code, out }).toEqual({
      code: 0,
      out: `wrote Dockerfile, without its header
wrote Dockerfile.dockerignore, without its header
removed dockerfile.config.ts

See to this:
- The config imported images.ts: see whether anything else does.
`,
    })
    expect(here.read('Dockerfile.dockerignore')).toBe('**\n!src\n')
    expect(here.read('images.ts')).toBe(images)
  })

  test('a checkout with carriage returns keeps them', () => {
    const here = adopted()
    here.write('Dockerfile', here.read('Dockerfile').replaceAll('\n', '\r\n'))
    expect(here.run('eject').code).toBe(0)
    expect(here.read('Dockerfile')).toBe(plain.replaceAll('\n', '\r\n'))
  })

  test('several outputs of several configs', () => {
    const two = `import { defineConfig, dockerfile, stage } from '@stagecraft/core'
const file = dockerfile(stage().from('alpine:3.22'))
export default defineConfig({ 'a.Dockerfile': file, 'sub/b.Dockerfile': file }, { header: false })
`
    const here = folder({
      'one/dockerfile.config.ts': two,
      'two/dockerfile.config.ts': withIgnore,
      'two/images.ts': images,
    })
    here.run('emit', '-c', '*')
    const { out } = here.run('eject', '--yes', '--config', '*')
    expect(out).toContain(`wrote two/Dockerfile, without its header
wrote two/Dockerfile.dockerignore, without its header
unchanged one/a.Dockerfile, which has no header
unchanged one/sub/b.Dockerfile, which has no header
removed one/dockerfile.config.ts
removed two/dockerfile.config.ts
`)
  })
})

describe('eject refuses what is not what the config describes', () => {
  const expectRefusal = (here: Folder, ...sentences: readonly string[]): void => {
    const before = existsSync(here.at('Dockerfile')) ? here.read('Dockerfile') : undefined
    const { code, out, err } = here.run('eject', '--yes')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    for (const sentence of ['error not-fresh: ', ...sentences]) expect(err).toContain(sentence)
    expect(existsSync(here.at('dockerfile.config.ts'))).toBe(true)
    expect(before === undefined || here.read('Dockerfile') === before).toBe(true)
    expect(here.read('package.json')).toContain('dockerfile:check')
  }

  test('an edit by hand', () => {
    const here = adopted()
    here.write('Dockerfile', `${here.read('Dockerfile')}USER node\n`)
    expectRefusal(
      here,
      'Dockerfile was edited by hand',
      'at Dockerfile:10:1',
      'npx stagecraft check',
      'move dockerfile.config.ts away',
    )
  })

  test('a config that has changed', () => {
    const here = adopted()
    here.write('dockerfile.config.ts', here.read('dockerfile.config.ts').replace('22', '24'))
    expectRefusal(
      here,
      'Dockerfile is not what dockerfile.config.ts describes by now',
      'at Dockerfile:7:1',
      'npx stagecraft emit',
    )
  })

  test('another Dockerfile, and none', () => {
    const here = adopted()
    here.write('Dockerfile', dockerfile)
    expectRefusal(here, 'Dockerfile is not what dockerfile.config.ts describes')
    const none = adopted()
    rmSync(none.at('Dockerfile'))
    expectRefusal(none, 'Dockerfile is not there')
  })

  test('a config that does not load says how to leave without it', () => {
    const here = adopted()
    here.write('dockerfile.config.ts', "import '@acme/gone'\n")
    const { code, err } = here.run('eject')
    expect(code).toBe(2)
    expect(err).toContain('error bad-config')
    expect(err).toContain('error not-fresh: nothing is ejected: what the config describes is not known')
    expect(err).toContain('move the config away')
  })
})

describe('a Dockerfile whose config is gone', () => {
  const orphan = (edit: string): Folder => {
    const here = adopted()
    const text = `${here.read('Dockerfile')}${edit}`
    return folder({ Dockerfile: text, 'package.json': here.read('package.json'), 'src/a.js': '' })
  }

  test.each([
    ['as it was written', ''],
    ['and edited since', 'USER   node\n'],
  ])('is taken as it lies there: %s', (_, edit) => {
    const here = orphan(edit)
    expect(here.run('eject')).toEqual({
      code: 0,
      err: '',
      out: 'wrote Dockerfile, without its header\nremoved the script "dockerfile:check" from package.json\n',
    })
    expect(here.read('Dockerfile')).toBe(plain + edit)
    expect(here.read('package.json')).toBe(manifest)
  })

  test('check and fmt say so', () => {
    const here = orphan('')
    expect(here.run('check').err).toContain('which is not there. To go on without it: npx stagecraft eject Dockerfile')
    expect(here.run('fmt')).toEqual({
      code: 0,
      out: 'unchanged Dockerfile\n',
      err: 'Dockerfile says that it is generated from dockerfile.config.ts, which is not there. To take that away: npx stagecraft eject Dockerfile\n',
    })
    here.run('eject')
    expect(here.run('fmt')).toEqual({ code: 0, out: 'unchanged Dockerfile\n', err: '' })
    expect(adopted().run('fmt').err).toBe('')
  })

  test('is named, with the ignore file beside it', () => {
    const here = folder({ 'api/dockerfile.config.ts': withIgnore, 'api/images.ts': images })
    here.run('emit', '-c', 'api')
    const [text, ignored] = [here.read('api/Dockerfile'), here.read('api/Dockerfile.dockerignore')]
    expect(here.run('eject', 'api/Dockerfile')).toMatchObject({
      code: 2,
      err: expect.stringContaining('npx stagecraft eject --config api'),
    })
    const gone = folder({ 'api/Dockerfile': text, 'api/Dockerfile.dockerignore': ignored, 'b.dockerignore': 'x\n' })
    expect(gone.run('eject', 'api/Dockerfile').out).toBe(
      'wrote api/Dockerfile, without its header\nwrote api/Dockerfile.dockerignore, without its header\n',
    )
  })

  test('stays when both sides of a merge stand in it', () => {
    const here = orphan('<<<<<<< HEAD\nUSER a\n=======\nUSER b\n>>>>>>> other\n')
    const before = here.read('Dockerfile')
    expect(here.run('eject')).toMatchObject({ code: 1, out: '' })
    expect(here.read('Dockerfile')).toBe(before)
  })

  test('a folder with nothing to leave', () => {
    expect(folder().run('eject')).toMatchObject({ code: 2, err: expect.stringContaining('has no config') })
    expect(folder({ Dockerfile: 'FROM a:1\n' }).run('eject').out).toBe('unchanged Dockerfile, which has no header\n')
    expect(folder().run('eject', 'none').err).toContain('Cannot read none: there is no such file')
    expect(adopted().run('eject', 'Dockerfile', '-c', '.').code).toBe(2)
  })
})

describe('what else names Stagecraft is told, and left', () => {
  test('lines of CI, hooks, merges, ignore files and package.json', () => {
    const here = adopted({
      'package.json': '{"scripts":{"docker":"stagecraft emit"},"devDependencies":{"stagecraft":"0.1.0"}}',
      'package-lock.json': '{}',
      '.dockerignore': 'node_modules\ndockerfile.config.ts\n',
    })
    const more = {
      '.github/workflows/ci.yml': 'steps:\n  - run: npx --yes stagecraft check\n',
      '.gitattributes': '/Dockerfile linguist-generated merge=ours-then-emit\n',
      '.husky/pre-commit': 'npm run dockerfile:check\n',
      '.gitlab-ci.yml': 'check: { script: make }\n',
      'src/b.js': '// stagecraft\n',
    }
    for (const [path, text] of Object.entries(more)) here.write(path, text)
    mkdirSync(here.at('.git/hooks'), { recursive: true })
    here.write('.git/hooks/pre-commit', '#!/bin/sh\nexec npx stagecraft check\n')
    here.write('.git/hooks/pre-push.sample', 'stagecraft\n')
    const { out } = here.run('eject', '--yes')
    expect(out.slice(out.indexOf('\nThese'))).toBe(`
These name Stagecraft too, and are left to you:
- package.json: scripts > docker: stagecraft emit
- .dockerignore:2: dockerfile.config.ts
- .git/hooks/pre-commit:2: exec npx stagecraft check
- .gitattributes:1: /Dockerfile linguist-generated merge=ours-then-emit
- .github/workflows/ci.yml:2: - run: npx --yes stagecraft check
- .husky/pre-commit:1: npm run dockerfile:check
- src/b.js:1: // stagecraft

Next:
- When nothing else needs them:
    npm uninstall stagecraft
`)
    for (const [path, text] of Object.entries(more)) expect(here.read(path)).toBe(text)
  })

  test.each(['a repository', 'no repository'])('pages, scripts and ignore files, in %s', (where) => {
    const here = folder({
      'dockerfile.config.ts': config,
      'Dockerfile.dockerignore': '*\ndockerfile.config.*\n',
      'README.md': '# App\n\nRun `npx stagecraft emit`.\n',
      'docs/build.md': 'Edit dockerfile.config.ts.\n',
      'scripts/release.sh': 'npx stagecraft check\n',
      'picture.png': 'stagecraft\0',
      'pnpm-lock.yaml': 'stagecraft: 1\n',
      'node_modules/stagecraft/README.md': 'stagecraft\n',
      'other/dockerfile.config.ts': config,
      '.gitignore': 'node_modules\n',
      long: 'stagecraft\n'.repeat(20),
    })
    here.run('emit', '-c', '.', 'other')
    if (where === 'a repository') spawnSync('git', ['init', '-q'], { cwd: here.root })
    const listed = (...more: string[]): string => here.run('eject', ...more).out.split('left to you:\n')[1] ?? ''
    const expected = [
      '- Dockerfile.dockerignore:2: dockerfile.config.*',
      '- README.md:3: Run `npx stagecraft emit`.',
      '- docs/build.md:1: Edit dockerfile.config.ts.',
      ...Array.from({ length: 10 }, (_, index) => `- long:${index + 1}: stagecraft`),
      '- long:11: and in 9 lines below: stagecraft',
      '- scripts/release.sh:1: npx stagecraft check',
    ]
    expect(listed('--dry-run').trimEnd().split('\n')).toEqual(expected)
    expect(listed('--yes').trimEnd().split('\n')).toEqual(expected)
  })

  test('also at the root of the repository', () => {
    const here = folder({
      'api/dockerfile.config.ts': config,
      '.gitlab-ci.yml': 'check:\n  script: stagecraft check -c api\n',
    })
    mkdirSync(here.at('.git'))
    here.run('emit', '-c', 'api')
    expect(here.runIn({ cwd: here.at('api') }, 'eject').out).toContain(
      '- ../.gitlab-ci.yml:2: script: stagecraft check -c api\n',
    )
  })
})
