import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { arg, cache, context, dockerfile, image, inline, stage, text, type AnyStage } from '../index.js'

const version = arg('V')
const other = stage('other').from('alpine:3.22').artifact('site', '/srv/site').artifact('bin', '/bin/a')

describe('copy, copyFrom, add', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    ['one source', base().copy('a', '/x'), 'COPY a /x\n'],
    ['several', base().copy(['a', 'b'], '/x/'), 'COPY a b /x/\n'],
    [
      'every option of copy',
      base().copy('a', '/x', { exclude: ['b', 'c'], parents: true, link: true, chmod: '755', chown: '1:1' }),
      'COPY --chown=1:1 --chmod=755 --link --parents --exclude=b --exclude=c a /x\n',
    ],
    ['options that are undefined', base().copy('a', '/x', { chown: undefined, link: undefined }), 'COPY a /x\n'],
    [
      'every option of add',
      base().add('https://x.example/a.git', '/x', {
        exclude: ['b'],
        link: false,
        chmod: 'u+x',
        chown: '0',
        unpack: false,
        keepGitDir: true,
        checksum: 'abc',
      }),
      'ADD --checksum=abc --keep-git-dir --unpack=false --chown=0 --chmod=u+x --link=false --exclude=b https://x.example/a.git /x\n',
    ],
    ['a mode as number', base().copy('a', '/x', { chmod: 755 as never }), 'COPY --chmod=755 a /x\n'],
    [
      'arguments everywhere, each once',
      base().copy([text`a${version}`, 'b'], text`/${arg('W')}/`, { chown: text`${version}:${arg('X')}` }),
      'ARG V\nARG X\nARG W\nCOPY --chown=$V:$X a$V b /$W/\n',
    ],
    [
      'an argument of add',
      base().add(version, '/x', { checksum: arg('W') }),
      'ARG W\nARG V\nADD --checksum=$W $V /x\n',
    ],
    [
      'from an image',
      base().copyFrom(image('busybox:1.37'), ['/a', '/b'], '/x/', { chown: 'node' }),
      'COPY --from=busybox:1.37 --chown=node /a /b /x/\n',
    ],
    [
      'from an image, without options',
      base().copyFrom(image('busybox:1.37'), '/a', '/x'),
      'COPY --from=busybox:1.37 /a /x\n',
    ],
    ['from a context', base().copyFrom(context('docs'), '/', '/x'), 'COPY --from=docs / /x\n'],
    ['from a stage', base().copyFrom(other, '/a', '/x'), 'COPY --from=other /a /x\n'],
    ['an artifact to its own place', base().copyFrom(other.artifacts.site), 'COPY --from=other /srv/site /srv/site\n'],
    ['an artifact elsewhere', base().copyFrom(other.artifacts.site, '/x'), 'COPY --from=other /srv/site /x\n'],
    [
      'an artifact to its own place, with options',
      base().copyFrom(other.artifacts.site, undefined, { link: true }),
      'COPY --from=other --link /srv/site /srv/site\n',
    ],
    ['from a stage by name', base().copyFrom('other' as never, '/a', '/x'), 'COPY --from=other /a /x\n'],
  ])('writes %s', (_, made, found) => {
    const file = String(dockerfile(other, made))
    expect(file.slice(file.lastIndexOf('FROM alpine:3.22\n') + 17)).toBe(found)
  })

  test.each<[name: string, make: () => unknown, sentence: string]>([
    ['no source', () => loose(base()).copy!([], '/x'), 'empty-sources: copy needs at least one source'],
    ['no source of add', () => loose(base()).add!([], '/x'), 'empty-sources: add needs at least one source'],
    [
      'no source at all',
      () => loose(base()).copyFrom!(other),
      'wrong-argument: copyFrom: source: expected a path, found undefined',
    ],
    [
      'no destination',
      () => loose(base()).copy!('a'),
      'wrong-argument: copy: destination: expected a string, a build argument, or text`…`, found undefined',
    ],
    [
      'no destination of add',
      () => loose(base()).add!('a'),
      'wrong-argument: add: destination: expected a string, a build argument, or text`…`, found undefined',
    ],
    [
      'a number as source',
      () => loose(base()).copy!(['a', 5], '/x'),
      'wrong-argument: copy: source: expected a string, a build argument, or text`…`, found the number 5',
    ],
    [
      'an image in place of a stage',
      () => loose(base()).copyFrom!('node:22', '/a', '/x'),
      "unknown-stage: copyFrom: a string names a stage; write image('node:22') to copy from an image",
    ],
    [
      'an image of a registry in place of a stage',
      () => loose(base()).copyFrom!('team/app', '/a', '/x'),
      "unknown-stage: copyFrom: a string names a stage; write image('team/app') to copy from an image",
    ],
    [
      'an image with an argument',
      () => base().copyFrom(image(text`node:${version}`), '/a', '/x'),
      'not-expressible: copyFrom: BuildKit expands no variables there. Write stage().from(image) and copy from that stage',
    ],
    [
      'a list of stages',
      () => loose(base()).copyFrom!([other], '/a', '/x'),
      'wrong-argument: copyFrom: expected a stage, image(…) or context(…), found a list',
    ],
    [
      'a list that is no list',
      () => loose(base()).copy!('a', '/x', { exclude: [5] }),
      'wrong-argument: copy: exclude: expected a list of strings, found a list',
    ],
    [
      'excludes that are no list',
      () => loose(base()).copy!('a', '/x', { exclude: 5 }),
      'wrong-argument: copy: exclude: expected a list of strings, found the number 5',
    ],
    [
      'an owner that no flag can hold',
      () => loose(base()).copy!('a', '/x', { chown: 'ü' }),
      'not-expressible: COPY --chown: the character "ü", which is not ASCII, cannot be written here, found "ü"',
    ],
    [
      'an exclude that no flag can hold',
      () => loose(base()).add!('a', '/x', { exclude: ['ü'] }),
      'not-expressible: ADD --exclude: the character "ü", which is not ASCII, cannot be written here, found "ü"',
    ],
    [
      'a checksum that no flag can hold',
      () => loose(base()).add!('a', '/x', { checksum: 'ü' }),
      'not-expressible: ADD --checksum: the character "ü", which is not ASCII, cannot be written here, found "ü"',
    ],
  ])('refuse %s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test('take one exclude without a list, as JavaScript may give it', () => {
    expect(body(loose(base()).copy!('a', '/x', { exclude: 'b' }) as never)).toBe('COPY --exclude=b a /x\n')
  })
})

describe('inline files', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    ['as they are', base().copy(inline('f', '$a\n\\b'), '/x/'), 'COPY <<"f" /x/\n$a\n\\b\nf\n'],
    ['empty', base().copy(inline('f', ''), '/x/'), 'COPY <<"f" /x/\nf\n'],
    ['expanded', base().copy(inline('f', '$a', { expand: true }), '/x/'), 'COPY <<f /x/\n$a\nf\n'],
    [
      'expanded, with an argument',
      base().copy(inline('f', text`a ${version}`, { expand: true }), '/x/'),
      'ARG V\nCOPY <<f /x/\na $V\nf\n',
    ],
    [
      'expanded, ending with a newline',
      base().copy(inline('f', text`${version}\n`, { expand: true }), '/x/'),
      'ARG V\nCOPY <<f /x/\n$V\nf\n',
    ],
    [
      'beside files',
      base().copy([inline('f', 'a'), 'b', inline('g', 'c')], '/x/', { chmod: '600' }),
      'COPY --chmod=600 <<"f" b <<"g" /x/\na\nf\nc\ng\n',
    ],
    ['added', base().add(inline('f', 'a', { stripTabs: true }), '/x/'), 'ADD <<-"f" /x/\na\nf\n'],
  ])('are written %s', (_, made, found) => expect(body(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'a name that is none',
      () => loose(inline)(5, 'a'),
      'wrong-argument: inline: name: expected a file name, found the number 5',
    ],
    [
      'an argument that is not expanded',
      () => inline('f', version),
      'wrong-argument: inline: content: expected a string, or { expand: true } for one with variables, found an arg',
    ],
    [
      'a name with a blank',
      () => base().copy(inline('a b', 'x'), '/x/'),
      'bad-heredoc: COPY: the name of an inline file has no white space and no "<", found "a b"',
    ],
    [
      'a path with a blank beside it',
      () => base().copy([inline('f', 'x'), 'a b'], '/x/'),
      'not-expressible: COPY source: white space cannot be written here, found "a b"',
    ],
    [
      'a destination with a blank',
      () => base().add(inline('f', 'x'), '/a b/'),
      'not-expressible: ADD destination: white space cannot be written here, found "/a b/"',
    ],
    [
      'a line that is its name',
      () => base().copy(inline('f', 'f\n'), '/x/'),
      'bad-heredoc: COPY: the heredoc "f" has a line that is its own name, which would end it. Give it another name',
    ],
  ])('refuse %s', (_, make, sentence) => expect(said(make)).toBe(sentence))
})

describe('artifacts', () => {
  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'that nobody declared',
      () => loose(other.artifacts).sit,
      'unknown-artifact: stage "other" has no artifact "sit"; it has "site", "bin". Did you mean "site"?',
    ],
    [
      'of a stage that has none',
      () => loose(base().artifacts).site,
      "unknown-artifact: this stage has no artifacts; \"site\" was asked for. Declare it: .artifact('site', '/path')",
    ],
    [
      'of a name that is far off',
      () => loose(other.artifacts).x,
      'unknown-artifact: stage "other" has no artifact "x"; it has "site", "bin"',
    ],
    [
      'declared twice',
      () => loose(other).artifact!('bin', '/x'),
      'duplicate-artifact: the stage has an artifact "bin" already, at /bin/a',
    ],
    [
      'without a name',
      () => loose(other).artifact!('', '/x'),
      'wrong-argument: artifact: name: expected a name, found ""',
    ],
    [
      'without a path',
      () => loose(other).artifact!('x', ''),
      'wrong-argument: artifact: path: expected a path in the stage, found ""',
    ],
    [
      'with a path that is none',
      () => loose(other).artifact!('x', 5),
      'wrong-argument: artifact: path: expected a path in the stage, found the number 5',
    ],
  ])('are refused %s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test('are listed, and read by whoever waits for a promise or prints JSON', () => {
    expect(Object.keys(other.artifacts)).toEqual(['site', 'bin'])
    expect([loose(other.artifacts).then, loose(other.artifacts).toJSON]).toEqual([undefined, undefined])
    expect(JSON.parse(JSON.stringify(Object.entries(other.artifacts).map(([name, { path }]) => [name, path])))).toEqual(
      [
        ['site', '/srv/site'],
        ['bin', '/bin/a'],
      ],
    )
  })

  const built = (target: string) =>
    stage('rust')
      .from('rust:1.91')
      .run('make', { mounts: [cache(target)] })
      .artifact('app', '/app/target/app')
  test.each(['/app/target', '/app/target/', '/app/target/app', '/app'])(
    'are refused under a cache mount: %s',
    (target) =>
      expect(said(() => base().copyFrom(built(target).artifacts.app))).toBe(
        `artifact-in-cache: the artifact "app" is /app/target/app, under the cache mount ${target.replace(/\/$/, '')}: what a mount holds is in no layer. ` +
          'Copy it out of the cache in the step that makes it: cp /app/target/app /out',
      ),
  )
  test.each(['/app/targe', '/app/target/app2', 'app/target'])('are copied from beside one: %s', (target) =>
    expect(body(base().copyFrom(built(target).artifacts.app))).toBe(
      'COPY --from=rust /app/target/app /app/target/app\n',
    ),
  )
  const inFolder = (path: string, target: string) =>
    stage('rust')
      .from('rust:1.91')
      .workdir('/srv')
      .workdir(path)
      .run('make', { mounts: [cache(target)] })
      .workdir('/elsewhere')
      .artifact('app', '/srv/app/target/app')
  test.each([
    ['app', 'target'],
    ['./app/', './target/../target'],
    ['/srv/app', 'target'],
    ['/', 'srv/app'],
  ])('are refused under a cache mount from the working directory %s on: %s', (path, target) =>
    expect(said(() => base().copyFrom(inFolder(path, target).artifacts.app))).toMatch(
      /^artifact-in-cache: the artifact "app" is \/srv\/app\/target\/app, under the cache mount \/srv\/app(?:\/target)?:/,
    ),
  )
  test.each([
    ['/elsewhere', 'target'],
    ['app', 'targe'],
    ['$HOME', 'srv/app/target'],
  ])('are copied where a cache lies elsewhere from the working directory %s on: %s', (path, target) =>
    expect(body(base().copyFrom(inFolder(path, target).artifacts.app))).toMatch(/^COPY --from=rust /),
  )
  test('are refused under a cache mount of the stage below, too', () => {
    const below = stage('below')
      .from('rust:1.91')
      .run('make', { mounts: [cache('/out')] })
    const above = stage('above').from(below).artifact('a', '/out/a')
    expect(said(() => base().copyFrom(above.artifacts.a))).toMatch(/^artifact-in-cache/)
  })
})
