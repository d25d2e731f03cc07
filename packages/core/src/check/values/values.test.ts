import { describe, expect, test } from 'vitest'
import { list, node, type Entry, type InlineFile } from '../../model/index.js'
import { check } from '../check.js'
import {
  add,
  arg,
  copyFrom,
  env,
  file,
  fileWith,
  healthcheck,
  mount,
  only,
  platformStage,
  run,
  stage,
  told,
  w,
} from '../testing/build.js'

const one = (...entries: readonly Entry[]) => file(stage('scratch', undefined, ...entries))
const expose = (...ports: string[]) => node<Entry>({ kind: 'expose', ports: list(ports.map(w)) })
const signal = (text: string) => node<Entry>({ kind: 'stopsignal', signal: w(text) })
const workdir = (path: string) => node<Entry>({ kind: 'workdir', path: w(path) })

describe('COPY and ADD', () => {
  test('COPY takes no URL and no repository', () => {
    expect(told(one(copyFrom(undefined, ['https://x.example/a'])))).toEqual(['error bad-source'])
    expect(only(one(copyFrom(undefined, ['git@x.example:a'])))).toMatchObject({ code: 'bad-source', hint: 'Use ADD' })
  })
  test('a mode must be one', () =>
    expect(told(one(copyFrom(undefined, ['a'], '/b', { chmod: '99' })))).toEqual(['error bad-option']))
  test('--link looks no owner up', () => {
    expect(told(one(copyFrom(undefined, ['a'], '/b', { link: true, chown: 'node' })))).toEqual([
      'error link-named-owner',
    ])
    expect(told(one(copyFrom(undefined, ['a'], '/b', { link: true, chown: '1:1' })))).toEqual([])
    expect(told(one(arg('U=node'), copyFrom(undefined, ['a'], '/b', { link: true, chown: w('$U') })))).toEqual([
      'warning link-named-owner',
    ])
  })
  test('several sources go to a folder', () => {
    expect(only(one(copyFrom(undefined, ['a', 'b'], '/c')))).toMatchObject({
      code: 'destination-not-folder',
      severity: 'warning',
      hint: 'Write "/c/"',
    })
    for (const folder of ['/c/', '.', './', '/c/..', '$D'])
      expect(told(one(arg('D'), copyFrom(undefined, ['a', 'b'], folder)))).toEqual([])
  })
  test('nothing to copy', () => expect(told(one(copyFrom(undefined, [])))).toEqual(['error empty-sources']))
  test('a checksum is of one remote source', () => {
    const sum = `sha256:${'0'.repeat(64)}`
    expect(told(one(add(['https://x.example/a'], { checksum: sum })))).toEqual([])
    expect(told(one(add(['https://x.example/a'], { checksum: 'sha256:1' })))).toEqual(['error bad-option'])
    expect(told(one(add(['https://x.example/a', 'https://x.example/b'], { checksum: sum })))).toEqual([
      'error bad-option',
    ])
    expect(told(one(add(['a'], { checksum: sum })))).toEqual(['error bad-option'])
    expect(told(one(add(['https://x.example/a.git'], { checksum: 'abc' })))).toEqual([])
    expect(told(one(add(['https://x.example/a.git?commit=b'], { checksum: 'abc' })))).toEqual(['error bad-option'])
  })
  test('a repository and its query', () => {
    expect(told(one(add(['https://x.example/a.git?what=1'])))).toEqual(['error bad-source'])
    expect(told(one(add(['https://x.example/a.git?keep-git-dir=0'], { keepGitDir: true })))).toEqual([
      'error bad-option',
    ])
  })
  test('the body of a heredoc knows no quotes', () => {
    const inline = (text: string): InlineFile =>
      node<InlineFile>({ kind: 'inline-file', name: 'f', content: w(text), expand: true, stripTabs: false })
    expect(told(one(copyFrom(undefined, [inline("${A:-it's}\n")])))).toEqual([])
    expect(told(one(copyFrom(undefined, [inline('$A\n')])))).toEqual(['warning undefined-variable'])
    expect(told(one(copyFrom(undefined, [inline('${A^}\n')])))).toEqual(['error bad-variable'])
  })
})

describe('EXPOSE', () => {
  test('a port that is none', () => expect(only(one(expose('80', '80/http'))).code).toBe('bad-port'))
  test('a value is cut at white space', () => expect(told(one(env({ P: '80 90' }), expose('$P')))).toEqual([]))
  test('a bad value is a warning when an argument may change it', () => {
    expect(only(one(arg('P=http'), expose('$P')))).toMatchObject({
      severity: 'warning',
      message:
        'EXPOSE: the port is "http", and "http" is not a number from 0 to 65535 (when no build argument is given)',
    })
    expect(told(one(arg('P=http'), expose('$P')), { buildArguments: {} })).toEqual(['error bad-port'])
    expect(told(one(env({ P: 'http' }), expose('$P')))).toEqual(['error bad-port'])
  })
  test('a value that only the image knows is left alone', () => {
    expect(check(file(stage('corp.example/x', undefined, expose('$P/http'))))).toEqual([])
  })
})

describe('small ones', () => {
  test('a signal', () =>
    expect(only(one(signal('SIGTREM')))).toMatchObject({ code: 'bad-signal', hint: 'Did you mean "SIGTERM"?' }))
  test('durations', () => {
    expect(only(one(healthcheck({ interval: '5' })))).toMatchObject({ code: 'bad-duration', hint: 'Write "5s"' })
    expect(told(one(healthcheck({ startPeriod: '1x', timeout: '30s' })))).toEqual(['error bad-duration'])
  })
  test('retries', () => expect(told(one(healthcheck({ retries: -1 })))).toEqual(['error bad-option']))
  test('an empty volume', () => {
    expect(told(one(env({ A: '' }), node<Entry>({ kind: 'volume', paths: list([w('$A')]) })))).toEqual([
      'error bad-option',
    ])
  })
  test('empty lists', () => {
    const exec = Object.freeze({ form: 'exec' as const, args: list<string>([]) })
    expect(told(one(node<Entry>({ kind: 'run', flags: {}, command: exec })))).toEqual(['error empty-sources'])
    expect(told(one(node<Entry>({ kind: 'healthcheck', flags: {}, command: exec })))).toEqual(['error empty-sources'])
    expect(told(one(node<Entry>({ kind: 'shell', args: list([]) })))).toEqual(['error empty-sources'])
    expect(told(one(node<Entry>({ kind: 'cmd', command: exec })))).toEqual([])
  })
  test('platforms', () => {
    expect(told(file(platformStage('linux/amd64', 'alpine')))).toEqual([])
    expect(told(file(platformStage('linux amd64', 'alpine')))).toEqual(['error bad-platform'])
    expect(told(fileWith({}, [arg('P')], platformStage('$P', 'alpine')))).toEqual(['warning bad-platform'])
  })
})

describe('mounts', () => {
  const mounted = (...given: Parameters<typeof run>[1][]) => one(run('x', ...given))
  test('need a target when the working directory is /', () => {
    expect(told(mounted(mount.cache({})))).toEqual(['error bad-mount'])
    expect(told(mounted(mount.cache({ target: '/' })))).toEqual(['error bad-mount'])
    expect(told(mounted(mount.bind({ target: '..' })))).toEqual(['error bad-mount'])
    expect(told(one(workdir('/app'), run('x', mount.cache({}))))).toEqual([])
    expect(told(one(workdir('/app'), workdir('..'), run('x', mount.cache({}))))).toEqual(['error bad-mount'])
    expect(told(file(stage('corp.example/x', undefined, run('x', mount.cache({})))))).toEqual(['warning bad-mount'])
    expect(told(file(stage('golang:1', undefined, run('x', mount.cache({})))))).toEqual([])
  })
  test('have numbers', () => {
    expect(told(mounted(mount.cache({ target: '/x', mode: '0788' })))).toEqual(['error bad-mount'])
    expect(told(mounted(mount.cache({ target: '/x', uid: 'node' })))).toEqual(['error bad-mount'])
    expect(told(mounted(mount.tmpfs({ target: '/x', size: 'big' })))).toEqual(['error bad-mount'])
  })
  test('of a secret need an id', () => {
    expect(told(mounted(mount.secret({ env: 'T' })))).toEqual(['error bad-mount'])
    expect(told(mounted(mount.secret({ target: '/s' })))).toEqual([])
  })
  test.each([
    ['type=cache,target=/x,sharing=locked', undefined],
    ['type=what,target=/x', 'the type "what" is none of bind, cache, tmpfs, secret, ssh'],
    ['target=/x,mode=755', 'a bind mount has no mode'],
    [
      'type=cache,target=/x,required=true',
      'required is only for secret and ssh mounts, and the type must stand before it',
    ],
    ['required,type=secret,id=a', 'required is only for secret and ssh mounts, and the type must stand before it'],
    ['size=1g,type=tmpfs,target=/x', 'size is only for tmpfs mounts, and the type must stand before it'],
    ['type=tmpfs,target=/x,size=1z', 'size is "1z", and "z" is not a unit (k, m, g)'],
    ['type=cache,traget=/x', 'it has no key "traget"'],
    ['type=cache,target', '"target" needs a value'],
    ['type=cache,target=/x,ro=yes', 'readonly is "yes", not true or false'],
    ['type=bind,target=/x,sharing=locked', 'a bind mount has no sharing'],
    ['type=cache,target=/x,sharing=all', 'the sharing "all" is none of shared, private, locked'],
    ['type=secret,env=T', 'a secret mount needs an id or a target'],
    ['type=secret,id=a,src=b', 'source is another word for id, and both are said'],
    ['type=secret,id=a,from=b', 'a secret mount has no from'],
    ['type=ssh,source=a', 'an ssh mount has no source'],
    ['type=cache,target="/x', 'it is empty, or its quotes do not match'],
    ['"target=/a,b', 'it is empty, or its quotes do not match'],
    [
      'type=cache,target=${A^}',
      'in "target=${A^}", BuildKit has no modifier "^" (it has :- - :+ + :? ? # ## % %% / //)',
    ],
    ['"target=/a,b",type=cache', undefined],
    ['type=$KIND,target=/x', undefined],
  ])('as text: %s', (text, fault) => {
    const messages = check(one(arg('KIND'), env({ KIND: 'cache' }), run('x', mount.raw(text)))).map(
      ({ code, message }) => `${code}: ${message}`,
    )
    expect(messages).toEqual(fault === undefined ? [] : [`bad-mount: RUN --mount=${text}: ${fault}`])
  })
})

describe('the check directive', () => {
  test.each(['skip=a,b;error=true', 'error=0', '', 'skip=all;experimental=x', 'skip'])('%j', (text) => {
    expect(told(fileWith({ check: text }, [], stage('scratch')))).toEqual(
      text === 'skip' ? ['error bad-directive'] : [],
    )
  })
  test('an unknown word', () =>
    expect(only(fileWith({ check: 'warn=a' }, [], stage('scratch'))).message).toBe(
      '# check=warn=a: "warn" is none of skip, error and experimental',
    ))
  test('error needs a truth', () =>
    expect(told(fileWith({ check: 'error=yes' }, [], stage('scratch')))).toEqual(['error bad-directive']))
})
