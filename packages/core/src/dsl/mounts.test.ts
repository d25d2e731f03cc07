import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import {
  arg,
  bind,
  cache,
  context,
  dockerfile,
  image,
  rawMount,
  secret,
  ssh,
  stage,
  text,
  tmpfs,
  type Mount,
} from '../index.js'

const version = arg('V')
const token = secret('token')

/** The mounts of a RUN as they are written, one each. */
const written = (mount: Mount | readonly Mount[], made = base()): readonly string[] =>
  [...body(made.run('x', { mounts: [mount] })).matchAll(/--mount=(\S*)/g)].map(([, found]) => found!)

describe('mounts', () => {
  test.each<[name: string, mount: Mount, text: string]>([
    ['a bind mount', bind('/x'), 'type=bind,target=/x'],
    [
      'every option of bind',
      bind('/x', { readonly: false, from: image('a:1'), source: '/y' }),
      'type=bind,target=/x,source=/y,from=a:1,readonly=false',
    ],
    ['a context', bind('/x', { from: context('docs') }), 'type=bind,target=/x,from=docs'],
    [
      'every option of cache',
      cache('/x', {
        readonly: true,
        gid: 2,
        uid: 1,
        mode: '0700',
        source: '/y',
        from: image('a:1'),
        sharing: 'private',
        id: 'i',
      }),
      'type=cache,target=/x,id=i,sharing=private,from=a:1,source=/y,mode=0700,uid=1,gid=2,readonly=true',
    ],
    [
      'a cache with options that are undefined',
      cache('/x', { id: undefined, sharing: undefined }),
      'type=cache,target=/x',
    ],
    [
      'every option of tmpfs',
      tmpfs('/x', { readonly: true, size: '1g' } as never),
      'type=tmpfs,target=/x,size=1g,readonly=true',
    ],
    ['ssh', ssh(), 'type=ssh,required=true'],
    ['ssh that may be missing', ssh({ optional: true }), 'type=ssh'],
    ['ssh that is said to be required or not', ssh({ required: false } as never), 'type=ssh,required=false'],
    [
      'every option of ssh',
      ssh({ id: 'i', target: '/s', mode: '0600', uid: 1, gid: 2 }),
      'type=ssh,id=i,target=/s,required=true,mode=0600,uid=1,gid=2',
    ],
    ['a secret', token as never, 'type=secret,id=token,required=true'],
    ['a secret that may be missing', token.file({ optional: true }), 'type=secret,id=token'],
    [
      'a secret that is required, whatever else is said',
      token.file({ optional: true, required: true } as never),
      'type=secret,id=token,required=true',
    ],
    ['a secret that is not optional', token.file({ optional: false }), 'type=secret,id=token,required=true'],
    [
      'every option of a secret',
      token.file({ target: '/t', mode: '0444', uid: 1, gid: 2 }),
      'type=secret,id=token,target=/t,required=true,mode=0444,uid=1,gid=2',
    ],
    ['a secret as variable', token.env('TOKEN'), 'type=secret,id=token,env=TOKEN,required=true'],
    [
      'a secret as variable and file',
      token.env('TOKEN', { target: '/t' } as never),
      'type=secret,id=token,target=/t,env=TOKEN,required=true',
    ],
    ['text', rawMount('type=cache,target=/x'), 'type=cache,target=/x'],
  ])('%s', (_, mount, found) => expect(written(mount)).toEqual([found]))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a list as target',
      () => loose(cache)(['/x']),
      'wrong-argument: cache mount: target: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'another sharing',
      () => loose(cache)('/x', { sharing: 'loked' }),
      'bad-option: cache mount: sharing: found "loked", accepted: "shared", "private", "locked". Did you mean "locked"?',
    ],
    [
      'a word for true or false',
      () => loose(bind)('/x', { readonly: 'no' }),
      'wrong-argument: bind mount: readonly: expected true or false, found "no"',
    ],
    [
      'an image in place of a stage',
      () => loose(bind)('/x', { from: 'a:1' }),
      "unknown-stage: bind mount: from: a string names a stage; write image('a:1') to copy from an image",
    ],
    [
      'an image with an argument',
      () => bind('/x', { from: image(text`a:${version}`) }),
      'not-expressible: bind mount: from: BuildKit expands no variables there. Write stage().from(image) and copy from that stage',
    ],
    [
      'a stage without a name',
      () => dockerfile(base().run('x', { mounts: [bind('/x', { from: base() })] })),
      "unnamed-stage: a mount finds a stage by its name, and the stage that it is from has none. Name it: stage('deps')",
    ],
    ['an empty text', () => rawMount(' '), 'bad-mount: a raw mount is the text after --mount='],
    ['no text', () => loose(rawMount)(), 'bad-mount: a raw mount is the text after --mount='],
    [
      'a text of two lines',
      () => base().run('x', { mounts: [rawMount('a\nb')] }),
      'newline-in-value: RUN --mount: a newline cannot be written here, found "a\\nb"',
    ],
    [
      'a target that no flag can hold',
      () => base().run('x', { mounts: [cache('/ü')] }),
      'not-expressible: cache mount: target: the character "ü", which is not ASCII, cannot be written here, found "/ü"',
    ],
    [
      'a device that no flag can hold',
      () => base().run('x', { devices: ['ü'] }),
      'not-expressible: RUN --device: the character "ü", which is not ASCII, cannot be written here, found "ü"',
    ],
    [
      'a variable with a minus',
      () => token.env('A-B'),
      'bad-name: an environment variable is named with letters, digits and _; found "A-B"',
    ],
    [
      'a secret without a name',
      () => secret(''),
      'bad-name: a secret\'s id has letters, digits, ".", "_" and "-"; found ""',
    ],
    [
      'a secret in JSON',
      () => JSON.stringify(token),
      'secret-in-value: a secret would stay in the image. Mount it: .run(command, { mounts: [secret] })',
    ],
  ])('%s is refused', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test('a bind mount without a target means the working directory', () => {
    expect(written(bind(undefined, { source: '/y' }), base().workdir('/w'))).toEqual(['type=bind,source=/y'])
    expect(said(() => written(bind(undefined)))).toMatch(/^bad-mount/)
  })

  test('bring their arguments, and stages by value and by name', () => {
    const deps = stage('deps').from('alpine:3.22')
    const made = base().run('x', {
      mounts: [bind(text`/${version}`, { from: deps, source: arg('W') }), cache('/c', { from: 'deps' as never })],
    })
    expect(String(dockerfile(deps, made))).toBe(
      'FROM alpine:3.22 AS deps\n\nFROM alpine:3.22\nARG V\nARG W\n' +
        'RUN --mount=type=bind,target=/$V,source=$W,from=deps \\\n    --mount=type=cache,target=/c,from=deps \\\n    x\n',
    )
  })
})

describe('caches of tools', () => {
  const root = (folder: string) => [`type=cache,target=/root/${folder}`]
  test.each<[tool: Exclude<keyof typeof cache, never>, written: readonly string[]]>([
    ['npm', root('.npm')],
    ['pnpm', ['type=cache,target=/pnpm/store']],
    ['yarn', ['type=cache,target=/yarn/cache,sharing=locked']],
    ['bun', root('.bun/install/cache')],
    ['pip', root('.cache/pip')],
    ['uv', root('.cache/uv')],
    ['poetry', root('.cache/pypoetry/artifacts')],
    ['goBuild', root('.cache/go-build')],
    ['goMod', ['type=cache,target=/go/pkg/mod']],
    ['cargo', ['type=cache,target=/usr/local/cargo/registry', 'type=cache,target=/usr/local/cargo/git/db']],
    ['maven', root('.m2/repository')],
    ['gradle', root('.gradle/caches')],
    ['apt', ['type=cache,target=/var/cache/apt,sharing=locked', 'type=cache,target=/var/lib/apt,sharing=locked']],
    ['apk', ['type=cache,target=/etc/apk/cache,sharing=locked']],
  ])('%s', (tool, found) => {
    expect(written(cache[tool]())).toEqual(found)
    expect(written(cache[tool]({ sharing: 'private' }))).toEqual(
      found.map((mount) => `${mount.replace(',sharing=locked', '')},sharing=private`),
    )
    expect(written(cache[tool]({ sharing: undefined }))).toEqual(found)
  })

  const at = (home: string, ...more: string[]) => [[`type=cache,target=${home}/.npm`, ...more].join(',')]
  test.each<[user: string, written: readonly string[]]>([
    ['root', at('/root')],
    ['0:0', at('/root')],
    ['node', at('/home/node', 'uid=1000', 'gid=1000')],
    ['node:staff', at('/home/node', 'uid=1000', 'gid=1000')],
  ])('lie in the home of the user %s', (user, found) => expect(written(cache.npm(), base().user(user))).toEqual(found))

  test('take what is said of them in place of what follows from the user', () => {
    const node = base().user('node')
    expect(written(cache.npm({ uid: 5 }), node)).toEqual(['type=cache,target=/home/node/.npm,uid=5,gid=1000'])
    expect(written(cache.npm({ target: '/x' }), node)).toEqual(['type=cache,target=/x'])
    expect(written(cache.pnpm({ target: '/x' }), node)).toEqual(['type=cache,target=/x'])
    expect(written(cache.npm(), node.user('root'))).toEqual(at('/root'))
    expect(
      written(
        cache.npm(),
        base().within({ mounts: [cache.pip()] }, (s) => s.user('node')),
      ),
    ).toEqual(at('/home/node', 'uid=1000', 'gid=1000'))
  })

  test('of a user without a known home are refused, and those that have a fixed place are not', () => {
    const refusal = (user: string) =>
      `bad-mount: the home of user ${user} is not known, so neither is the place of this cache. Say it: cache('/home/<user>/…', { uid: … })`
    expect(
      said(() =>
        base()
          .user('me')
          .run('x', { mounts: [cache.npm()] }),
      ),
    ).toBe(refusal('"me"'))
    expect(
      said(() =>
        base()
          .user(version)
          .run('x', { mounts: [cache.npm()] }),
      ),
    ).toBe(refusal('"${V}"'))
    expect(written([cache.pnpm(), ...cache.apt()], base().user('me'))).toHaveLength(3)
  })

  test('of two folders each have an id of their own: with one, BuildKit would mount one folder twice', () => {
    expect(written(cache.apt({ id: 'tools', sharing: 'shared' }))).toEqual([
      'type=cache,target=/var/cache/apt,id=tools/var/cache/apt,sharing=shared',
      'type=cache,target=/var/lib/apt,id=tools/var/lib/apt,sharing=shared',
    ])
    expect(body(base().run('x', { mounts: [cache.cargo({ id: version })] }))).toBe(
      'ARG V\nRUN --mount=type=cache,target=/usr/local/cargo/registry,id=$V/usr/local/cargo/registry \\\n' +
        '    --mount=type=cache,target=/usr/local/cargo/git/db,id=$V/usr/local/cargo/git/db \\\n    x\n',
    )
    expect(written(cache.npm({ id: 'tools' }))).toEqual(['type=cache,target=/root/.npm,id=tools'])
    expect(said(() => loose(cache.apt)({ id: true }))).toMatch(/^wrong-argument: cache mount: id: expected/)
  })

  test('say which option they have not', () => {
    expect(said(() => loose(cache.npm)({ trgt: '/x' }))).toMatch(/^unknown-option: a cache mount has no option "trgt"/)
    expect(said(() => loose(cache.apt)({ sharing: 'x' }))).toMatch(/^bad-option: cache mount: sharing/)
  })
})

describe('within', () => {
  test('mounts of the outer come first, and what the inner says holds', () => {
    const made = base().within({ mounts: [cache('/a')], network: 'none', chown: 'a', chmod: '600' }, (outer) =>
      outer
        .within({ mounts: [cache('/b')], network: 'host', chmod: '700' }, (inner) =>
          inner
            .run('x', { mounts: [cache('/c')] })
            .copy('a', '/')
            .run('y', { network: 'default' }),
        )
        .add('b', '/', { chmod: '644' })
        .copyFrom(image('a:1'), '/c', '/'),
    )
    const mounts = (...folders: string[]) =>
      folders.map((folder) => `--mount=type=cache,target=/${folder} \\\n    `).join('')
    expect(body(made.copy('d', '/').run('z'))).toBe(
      `RUN ${mounts('a', 'b', 'c')}--network=host \\\n    x\nCOPY --chown=a --chmod=700 a /\nRUN ${mounts('a', 'b')}--network=default \\\n    y\n` +
        'ADD --chown=a --chmod=644 b /\nCOPY --from=a:1 --chown=a --chmod=600 /c /\nCOPY d /\nRUN z\n',
    )
  })

  test('brings the arguments that it is said with', () => {
    const made = base().within({ chown: text`${version}` }, (s) =>
      s.within({ chmod: arg('W') }, (t) => t.copy('a', '/')),
    )
    expect(body(made)).toBe('ARG V\nARG W\nCOPY --chown=$V --chmod=$W a /\n')
  })

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'no function',
      () => loose(base()).within!({}),
      'wrong-argument: within: expected a function from stage to stage, found undefined',
    ],
    [
      'a function that gives nothing',
      () => loose(base()).within!({}, () => undefined),
      'wrong-argument: within: result of the function: expected a stage, found undefined',
    ],
    [
      'no recipe',
      () => loose(base()).use!('x'),
      'wrong-argument: use: expected a function from stage to stage, found "x"',
    ],
    [
      'a recipe that gives nothing',
      () => loose(base()).use!(() => null),
      'wrong-argument: use: result of the function: expected a stage, found null',
    ],
    [
      'a command that is none',
      () => loose(base()).within!({ network: 'x' }, (s: unknown) => s),
      'bad-option: within: network: found "x", accepted: "default", "none", "host"',
    ],
  ])('%s is refused', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test('use applies a recipe', () => expect(body(base().use((s) => s.run('x').artifact('a', '/a')))).toBe('RUN x\n'))
})
