import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { folder, keepRunning, until, type Folder } from './run.js'

const source = `import { dockerfile, stage } from '@stagecraft/core'
const app = stage('app')
  .from('node:22-alpine')
  .workdir('/app')
  .copy('.', '.')
  .run('make')
  .user('node')
export default dockerfile(app)
`

/** A config that was emitted, whose output somebody edited then. */
function edited(from: string, to: string, config = source): Folder {
  const here = folder({ 'dockerfile.config.ts': config })
  expect(here.run('emit').code).toBe(0)
  change(here, 'Dockerfile', from, to)
  return here
}

function change(here: Folder, file: string, from: string, to: string): void {
  expect(here.read(file)).toContain(from)
  here.write(file, here.read(file).replace(from, to))
}

describe('emit, of an output that was edited by hand', () => {
  test('leaves it, and says how to keep the edit', () => {
    const here = edited('RUN make\n', 'RUN make -j4\n')
    const before = here.read('Dockerfile')
    const { code, out, err } = here.run('emit')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toBe(`error edited-output: Dockerfile was edited by hand, so it is not written over
  at Dockerfile:8:1

       6 | WORKDIR /app
       7 | COPY . .
    >  8 | RUN make -j4
         | ^^^
       9 | USER node

  Carry what was edited in Dockerfile over into dockerfile.config.ts, then run: npx stagecraft emit
    or npx stagecraft emit --force, which loses it
`)
    expect(here.read('Dockerfile')).toBe(before)
    // What is carried over is there already, so that nothing is lost.
    change(here, 'dockerfile.config.ts', "'make'", "'make -j4'")
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    expect(here.run('check').code).toBe(0)
  })

  test('--force writes over it', () => {
    const here = edited('RUN make\n', 'RUN make -j4\n')
    expect(here.run('emit', '--force')).toEqual({
      code: 0,
      out: 'wrote Dockerfile, over changes that were made by hand\n',
      err: '',
    })
    expect(here.read('Dockerfile')).toContain('RUN make\n')
  })

  test('--stdout prints what would be written', () => {
    const here = edited('RUN make\n', 'RUN make -j4\n')
    const { code, out, err } = here.run('emit', '--stdout')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('RUN make\n')
  })

  test('leads to sync, where versions are what was edited', () => {
    const { err } = edited('node:22', 'node:24').run('emit')
    expect(err).toContain('  Run: npx stagecraft sync, which takes the versions there into the config\n')
  })

  test('does so too where the config has changed as well, and where line ends are those of Windows', () => {
    const here = edited('RUN make\n', 'RUN make -j4\n')
    here.write('Dockerfile', here.read('Dockerfile').replaceAll('\n', '\r\n'))
    change(here, 'dockerfile.config.ts', "'/app'", "'/srv'")
    expect(here.run('emit')).toMatchObject({ code: 1, out: '' })
    expect(here.read('Dockerfile')).toContain('RUN make -j4\r\n')
  })

  test('writes the other outputs', () => {
    const config = source
      .replace('{ dockerfile', '{ defineConfig, dockerfile')
      .replace(
        'dockerfile(app)\n',
        "defineConfig({ 'a/Dockerfile': dockerfile(app), 'b/Dockerfile': dockerfile(app).ignore('x') })\n",
      )
    const here = folder({ 'dockerfile.config.ts': config })
    here.run('emit')
    change(here, 'a/Dockerfile', 'RUN make\n', 'RUN make -j4\n')
    change(here, 'b/Dockerfile.dockerignore', 'x\n', 'x\ny\n')
    change(here, 'dockerfile.config.ts', "'/app'", "'/srv'")
    const { code, out, err } = here.run('emit')
    expect({ code, out }).toEqual({ code: 1, out: 'wrote b/Dockerfile\n' })
    expect(err).toContain('a/Dockerfile was edited by hand')
    expect(err).toContain(
      'b/Dockerfile.dockerignore was edited by hand, so it is not written over\n  at b/Dockerfile.dockerignore:5:1\n',
    )
    const { problems, outputs } = JSON.parse(here.run('emit', '--json').out)
    expect(problems.map(({ code: each }: { code: string }) => each)).toEqual(['edited-output', 'edited-output'])
    expect(outputs.map(({ state }: { state: string }) => state)).toEqual(['edited', 'fresh', 'edited'])
    expect(here.run('check').out).toMatch(
      /\nCarry what was edited in a\/Dockerfile b\/Dockerfile\.dockerignore over into dockerfile\.config\.ts, then run: npx stagecraft emit --force\n {2}which loses what was not carried over\n$/,
    )
  })

  test.each([
    ['its hash is another', /hash=sha256:\w+/, 'hash=sha256:0123456789abcdef'],
    ['its header names another config', 'from dockerfile.config.ts', 'from ../docker.ts'],
  ])('writes it where it holds what the config describes: %s', (_, from, to) => {
    const here = folder({ 'dockerfile.config.ts': source })
    here.run('emit')
    here.write('Dockerfile', here.read('Dockerfile').replace(from, to))
    expect(here.run('check').out).toMatch(/\nRun: npx stagecraft emit\n$/)
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
  })

  test('writes it where it says what the config describes in other words', () => {
    const here = edited('USER node\n', 'USER node\nenv A=1\nENTRYPOINT ["a","b"]\n')
    expect(here.run('emit').code).toBe(1)
    change(here, 'dockerfile.config.ts', ".user('node')", ".user('node').env({ A: '1' }).entrypoint(['a', 'b'])")
    expect(here.run('check').out).toMatch(
      /^Dockerfile was edited by hand: it says what dockerfile\.config\.ts describes, in other words\n[^]*\nRun: npx stagecraft emit\n$/,
    )
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    expect(here.read('Dockerfile')).toContain('ENV A=1\nENTRYPOINT ["a", "b"]\n')
  })

  test('keeps it where its other words are another build, or a comment', () => {
    for (const words of ['env A=2\n', 'ENV A=1\n# why\n', 'ENV A=1 B=2\n']) {
      const here = edited('USER node\n', `USER node\n${words}`)
      change(here, 'dockerfile.config.ts', ".user('node')", ".user('node').env({ A: '1' })")
      expect(here.run('emit').code).toBe(1)
      expect(here.read('Dockerfile')).toContain(words)
    }
  })

  test('keeps a comment that somebody wrote above the header', () => {
    expect(edited('# Generated', '# Ask Ada first.\n# Generated').run('emit').code).toBe(1)
  })

  test('--watch goes on, and tells it once', async () => {
    const here = edited('RUN make\n', 'RUN make -j4\n')
    const { printed } = keepRunning(here.root, 'emit', '--watch')
    await until(() => printed().includes('watching'))
    here.write('dockerfile.config.ts', source.replace('dockerfile(app)', "dockerfile(app).ignore('x')"))
    await until(() => printed().includes('wrote Dockerfile.dockerignore'))
    expect(printed().match(/edited-output/g)).toHaveLength(1)
    here.write('dockerfile.config.ts', source.replace("'make'", "'make -j4'"))
    await until(() => printed().includes('wrote Dockerfile\n'))
    change(here, 'Dockerfile', 'RUN make -j4\n', 'RUN make -j8\n')
    here.write('dockerfile.config.ts', source)
    await until(() => (printed().match(/edited-output/g) ?? []).length === 2)
    expect(here.read('Dockerfile')).toContain('RUN make -j8\n')
  })
})

describe('emit, in the middle of a merge', () => {
  const git = (here: Folder, ...args: string[]): void => {
    const names = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false']
    spawnSync('git', [...names, ...args], { cwd: here.root })
  }

  /** Two branches of one config that were merged, with a conflict in the Dockerfile. */
  function merged(ours: (here: Folder) => void, theirs: (here: Folder) => void): Folder {
    const here = folder({ 'dockerfile.config.ts': source })
    here.run('emit')
    git(here, 'init', '-q', '-b', 'main')
    const commit = (): void => {
      git(here, 'add', '.')
      git(here, 'commit', '-qm', 'x')
    }
    commit()
    git(here, 'checkout', '-qb', 'theirs')
    theirs(here)
    commit()
    git(here, 'checkout', '-q', 'main')
    ours(here)
    commit()
    git(here, 'merge', 'theirs')
    expect(here.read('Dockerfile')).toContain('<<<<<<< HEAD\n')
    expect(here.read('dockerfile.config.ts')).not.toContain('<<<<<<<')
    return here
  }
  const config = (from: string, to: string) => (here: Folder) => {
    change(here, 'dockerfile.config.ts', from, to)
    here.run('emit')
  }
  const bump = (here: Folder): void => change(here, 'Dockerfile', 'node:22', 'node:24')

  test('writes where both sides are as they were written', () => {
    const here = merged(config("'node:22-alpine'", "'node:24-alpine'"), config("'make'", "'make -j4'"))
    expect(here.run('check').out).toMatch(
      /^Dockerfile is in the middle of a merge: .*\n[^]*\nRun: npx stagecraft emit\n$/,
    )
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    expect(here.read('Dockerfile')).toMatch(/node:24-alpine[^]*RUN make -j4/)
  })

  test('leaves it where somebody has changed the merge besides', () => {
    const here = merged(config("'node:22-alpine'", "'node:24-alpine'"), config("'make'", "'make -j4'"))
    here.write('Dockerfile', `${here.read('Dockerfile')}USER root\n`)
    expect(here.run('emit').code).toBe(1)
  })

  test('leaves it where one side was edited, and leads to that edit', () => {
    const here = merged(config("'node:22-alpine'", "'node:23-alpine'"), bump)
    const before = here.read('Dockerfile')
    const { code, out, err } = here.run('emit')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('error edited-output: Dockerfile is in the middle of a merge, so it is not written over\n')
    expect(err).toContain(
      '  Run: git checkout --ours Dockerfile, or --theirs, for the side with the new versions; then check again\n    or npx stagecraft emit --force, which keeps what the config says\n',
    )
    expect(here.read('Dockerfile')).toBe(before)
    expect(here.run('emit', '--force').code).toBe(0)
    expect(here.run('check').code).toBe(0)
  })

  test('sync --force takes the versions of the side that was taken, and keeps what else the config changed', () => {
    const here = merged((one) => {
      config("'node:22-alpine'", "'node:23-alpine'")(one)
      config("'make'", "'make -j4'")(one)
    }, bump)
    git(here, 'checkout', '--theirs', 'Dockerfile')
    const { out } = here.run('check')
    expect(out).toContain('\n  line 5: node:22-alpine → node:24-alpine, and dockerfile.config.ts says node:23-alpine\n')
    expect(out).toMatch(/\nRun: npx stagecraft sync --force, .*\n {2}or npx stagecraft emit --force, .*\n$/)
    expect(here.run('sync').err).toContain('which of them is right is not known\n  at Dockerfile:5:1\n')
    expect(here.run('sync', '--force')).toEqual({
      code: 0,
      out: 'synced dockerfile.config.ts:3 node:23-alpine → node:24-alpine\nwrote Dockerfile\n',
      err: '',
    })
    expect(here.read('Dockerfile')).toMatch(/node:24-alpine[^]*RUN make -j4\n/)
    expect(here.run('check').code).toBe(0)
  })

  test('sync does not take the other edits of the side that was taken, even when forced', () => {
    const here = merged(config("'node:22-alpine'", "'node:23-alpine'"), (one) => {
      bump(one)
      change(one, 'Dockerfile', 'USER node', 'USER root')
    })
    git(here, 'checkout', '--theirs', 'Dockerfile')
    expect(here.run('sync', '--force').err).toContain(
      'error edit-not-synced: Dockerfile was edited in more than image tags and versions\n  at Dockerfile:9:1\n',
    )
  })

  test('writes over an edit that was carried over, whatever else the config changed', () => {
    const here = folder({ 'dockerfile.config.ts': source })
    here.run('emit')
    git(here, 'init', '-q', '-b', 'main')
    git(here, 'add', '.')
    git(here, 'commit', '-qm', 'x')
    change(here, 'Dockerfile', 'RUN make\n', 'RUN make -j4\n')
    change(here, 'dockerfile.config.ts', "'/app'", "'/srv'")
    expect(here.run('emit').code).toBe(1)
    change(here, 'dockerfile.config.ts', "'make'", "'make -j4'")
    expect(here.run('check').out).toMatch(
      /^Dockerfile was edited by hand: dockerfile\.config\.ts describes the same, and more\n[^]*\nRun: npx stagecraft emit\n$/,
    )
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    // The same in other words.
    here.run('emit')
    git(here, 'commit', '-qam', 'x')
    change(here, 'Dockerfile', 'USER node\n', 'user   node\nCMD ["a","b"]\n')
    change(here, 'dockerfile.config.ts', "'/srv'", "'/var'")
    expect(here.run('emit').code).toBe(1)
    change(here, 'dockerfile.config.ts', ".user('node')", ".user('node').cmd(['a', 'b'])")
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    change(here, 'dockerfile.config.ts', "'/var'", "'/srv'")
    here.run('emit')
    // Where the history does not tell, the advice is another.
    change(here, 'Dockerfile', 'RUN make -j4\n', 'RUN make -j8\n')
    change(here, 'dockerfile.config.ts', "'/srv'", "'/opt'")
    expect(here.run('check').out).toContain('then run: npx stagecraft emit --force\n  which loses what was not carried')
  })

  test('writes over an edit that the config has by now, with more', () => {
    const here = folder({ 'dockerfile.config.ts': source })
    here.run('emit')
    git(here, 'init', '-q', '-b', 'main')
    git(here, 'add', '.')
    git(here, 'commit', '-qm', 'x')
    bump(here)
    change(here, 'dockerfile.config.ts', "'node:22-alpine'", "'node:24-alpine'")
    change(here, 'dockerfile.config.ts', "'make'", "'make -j4'")
    expect(here.run('check').out).toMatch(/\nRun: npx stagecraft emit\n$/)
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
  })

  test('writes what has every line of both sides, without git', () => {
    const here = edited('RUN make\n', '<<<<<<< HEAD\nRUN one\n||||||| base\nRUN make\n=======\nRUN two\n>>>>>>> b\n')
    expect(here.run('emit').code).toBe(1)
    change(here, 'dockerfile.config.ts', ".run('make')", ".run('one')")
    expect(here.run('emit').code).toBe(1)
    change(here, 'dockerfile.config.ts', ".run('one')", ".run('one').run('two')")
    expect(here.run('emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
  })
})
