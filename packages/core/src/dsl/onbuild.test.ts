import { describe, expect, test } from 'vitest'
import { base, body } from './testing/stages.js'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import { arg, bind, cache, dockerfile, image, script, sh, stage, TARGETARCH, text, type AnyStage } from '../index.js'

const version = arg('VERSION', { default: '1' })
const node = () => stage('app').from('node:22-alpine')
const npm = { mounts: [cache.npm()] }

describe('triggers', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    [
      'keep their order, comments and blank lines',
      base().onbuild((on) => on.comment('why').copy('.', '.').blank().run(['make'])),
      '# why\nONBUILD COPY . .\n\nONBUILD RUN ["make"]\n',
    ],
    [
      'may be of every other kind',
      base().onbuild((on) =>
        on
          .add('a', '/')
          .arg('A')
          .cmd('a')
          .entrypoint('a')
          .env({ A: 'b' })
          .expose(80)
          .healthcheck('none')
          .label({ a: 'b' })
          .shell(['sh'])
          .stopsignal(9)
          .user('a')
          .volume('/a')
          .workdir('/a')
          .raw('run', 'a \\\n b'),
      ),
      'ONBUILD ADD a /\nONBUILD ARG A\nONBUILD CMD a\nONBUILD ENTRYPOINT a\nONBUILD ENV A=b\nONBUILD EXPOSE 80\n' +
        'ONBUILD HEALTHCHECK NONE\nONBUILD LABEL a=b\nONBUILD SHELL ["sh"]\nONBUILD STOPSIGNAL 9\nONBUILD USER a\n' +
        'ONBUILD VOLUME /a\nONBUILD WORKDIR /a\nONBUILD RUN a \\\n b\n',
    ],
    [
      'copy from images',
      base().onbuild((on) => on.copyFrom(image('busybox:1.37'), '/a', '/a')),
      'ONBUILD COPY --from=busybox:1.37 /a /a\n',
    ],
    [
      'declare nothing but instructions',
      base().onbuild((on) => loose(on).artifact!('a', '/a').run!('b') as never),
      'ONBUILD RUN b\n',
    ],
  ])('%s', (_, made, found) => expect(body(made)).toBe(found))

  test('name stages of the file', () => {
    const deps = stage('deps').from('alpine:3.22')
    const made = base().onbuild((on) =>
      on.copyFrom(deps, '/a', '/a').run('x', { mounts: [bind('/b', { from: deps })] }),
    )
    expect(body(made)).toBe(
      'ONBUILD COPY --from=deps /a /a\nONBUILD RUN --mount=type=bind,target=/b,from=deps \\\n    x\n',
    )
  })

  test.each<[name: string, triggers: (on: never) => unknown, sentence: string]>([
    ['none', (on) => on, 'empty-sources: onbuild needs at least one trigger'],
    [
      'nothing',
      () => undefined,
      'wrong-argument: onbuild: result of the function: expected the triggers that it was given, with more called on them, found undefined',
    ],
    [
      'those of another stage',
      () => base().run('x'),
      'wrong-argument: onbuild: result of the function: expected the triggers that it was given, with more called on them, found a stage',
    ],
    [
      'ONBUILD',
      (on) => loose(on).onbuild!((inner: AnyStage) => loose(inner).run!('x')),
      'wrong-argument: BuildKit refuses ONBUILD as a trigger of ONBUILD',
    ],
    [
      'MAINTAINER',
      (on) => loose(on).maintainer!('x'),
      'wrong-argument: BuildKit refuses MAINTAINER as a trigger of ONBUILD',
    ],
  ])('are refused: %s', (_, triggers, sentence) => expect(said(() => loose(base()).onbuild!(triggers))).toBe(sentence))
})

describe('build arguments of triggers', () => {
  const before = 'ONBUILD ARG VERSION=1\n'
  test.each<[name: string, made: AnyStage, text: string]>([
    [
      'are declared by a trigger, since the child is another file',
      base().onbuild((on) => on.run(sh`echo ${version}`)),
      `${before}ONBUILD RUN echo "\${VERSION}"\n`,
    ],
    [
      'are declared once',
      base()
        .onbuild((on) => on.run(sh`a ${version}`).run(sh`b ${version}`))
        .onbuild((on) => on.env({ V: version })),
      `${before}ONBUILD RUN a "\${VERSION}"\nONBUILD RUN b "\${VERSION}"\nONBUILD ENV V=$VERSION\n`,
    ],
    [
      'are not declared again where they are',
      base().onbuild((on) => on.arg(version).run(sh`a ${version}`)),
      `${before}ONBUILD RUN a "\${VERSION}"\n`,
    ],
    [
      'are declared in the stage too where it uses them',
      base()
        .onbuild((on) => on.run(sh`a ${version}`))
        .run(sh`b ${version}`),
      `${before}ONBUILD RUN a "\${VERSION}"\nARG VERSION=1\nRUN b "\${VERSION}"\n`,
    ],
    [
      'are declared for the child though the stage has them',
      base()
        .arg(version)
        .onbuild((on) => on.run(sh`a ${version}`)),
      `ARG VERSION=1\n${before}ONBUILD RUN a "\${VERSION}"\n`,
    ],
    [
      'are those of BuildKit too',
      base().onbuild((on) => on.run(sh`a ${TARGETARCH}`)),
      'ONBUILD ARG TARGETARCH\nONBUILD RUN a "${TARGETARCH}"\n',
    ],
  ])('%s', (_, made, found) => expect(body(made)).toBe(found))

  test('keep their default where the file has them as global ones, which a child has not', () => {
    const made = stage()
      .from(text`alpine:${version}`)
      .onbuild((on) => on.arg(version).run(sh`a ${version}`))
    expect(String(dockerfile(made))).toBe(
      `ARG VERSION=1\n\nFROM alpine:$VERSION\n${before}ONBUILD RUN a "\${VERSION}"\n`,
    )
  })
})

describe('triggers run in a child', () => {
  test.each<[name: string, made: AnyStage, text: RegExp]>([
    [
      'as the user of the stage',
      node()
        .user('node')
        .onbuild((on) => on.run('npm ci', npm)),
      /target=\/home\/node\/\.npm,uid=1000,gid=1000/,
    ],
    [
      'as the user of a trigger before',
      node().onbuild((on) => on.user('node').run('npm ci', npm)),
      /target=\/home\/node/,
    ],
    [
      'as the user of an earlier onbuild',
      node()
        .onbuild((on) => on.user('node'))
        .onbuild((on) => on.run('npm ci', npm)),
      /target=\/home\/node/,
    ],
    [
      'in the folder of the stage',
      node()
        .workdir('/srv')
        .onbuild((on) => on.copyDeps()),
      /^WORKDIR \/srv\nONBUILD COPY package.json/,
    ],
    [
      'in the default folder where there is none',
      node().onbuild((on) => on.copyDeps()),
      /^ONBUILD WORKDIR \/app\nONBUILD COPY package.json/,
    ],
    [
      'prepared as the stage is',
      node()
        .run('corepack enable pnpm')
        .onbuild((on) => on.copyDeps({ manager: 'pnpm' })),
      /^RUN corepack.*\nONBUILD WORKDIR.*\nONBUILD COPY/,
    ],
    [
      'with what within says',
      base().within({ chown: 'a', network: 'none' }, (s) => s.onbuild((on) => on.copy('.', '.').run('b'))),
      /^ONBUILD COPY --chown=a \. \.\nONBUILD RUN --network=none b\n$/,
    ],
  ])('%s', (_, made, found) => expect(body(made)).toMatch(found))

  test('under the shell of the stage', () => {
    expect(
      said(() =>
        base()
          .shell(['pwsh', '-c'])
          .onbuild((on) => on.run(script`a`)),
      ),
    ).toMatch(/^shell-not-posix/)
  })

  test('of the same file, which then is as they left it', () => {
    const parent = stage('parent')
      .from('node:22-alpine')
      .onbuild((on) => on.user('node').workdir('/srv'))
    const child = stage('child').from(parent).copyDeps()
    expect(body(child)).toMatch(/^COPY --chown=node package.json .*\nRUN --mount=type=cache,target=\/home\/node/)
    expect(body(stage('grandchild').from(child).run('x', npm))).toMatch(/target=\/home\/node/)
    expect(body(stage().from(parent).user('root').run('x', npm))).toMatch(/target=\/root/)
  })

  test('but not in the stage itself', () => {
    expect(
      body(
        node()
          .onbuild((on) => on.user('node'))
          .run('x', npm),
      ),
    ).toMatch(/target=\/root/)
  })
})
