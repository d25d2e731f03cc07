import { describe, expect, test } from 'vitest'
import { list, node, type Copy, type Directives, type Entry, type InlineFile } from '../../model/index.js'
import { add, arg, copyFrom, fileWith, healthcheck, label, mount, only, run, stage, told, w } from '../testing/build.js'
import { requiredFrontend } from './required-frontend.js'

const inline: InlineFile = node<InlineFile>({
  kind: 'inline-file',
  name: 'f',
  content: '',
  expand: false,
  stripTabs: false,
})
const onbuild = (trigger: Extract<Entry, { kind: 'onbuild' }>['trigger']) => node<Entry>({ kind: 'onbuild', trigger })
const raw = (keyword: string, text: string) =>
  onbuild(node({ kind: 'raw', keyword, lines: list([text]), heredocs: list([]) }))
const copy = (flags: Copy['flags']) => copyFrom(undefined, ['a'], '/a', flags)
const fileOf = (directives: Directives, ...entries: readonly Entry[]) =>
  fileWith(directives, [], stage('scratch', undefined, ...entries))

describe('what a file needs', () => {
  test.each<[string, string | undefined, Entry]>([
    ['nothing special', undefined, copyFrom(undefined)],
    ['a mount', '1.2', run('x', mount.cache({ target: '/c' }))],
    ['an inline file', '1.4', copyFrom(undefined, [inline])],
    ['--link', '1.4', copy({ link: true })],
    ['an octal mode', '1.2', copy({ chmod: '755' })],
    ['a symbolic mode', '1.14', copy({ chmod: 'u+x' })],
    ['--parents', '1.20', copy({ parents: true })],
    ['no excludes', undefined, copy({ exclude: [] })],
    ['excludes', '1.19', copy({ exclude: ['a'] })],
    ['a repository', '1.6', add(['https://x.example/a.git'])],
    ['a repository with a query', '1.18', add(['https://x.example/a.git?ref=a'])],
    ['the checksum of a repository', '1.17', add(['https://x.example/a.git'], { checksum: 'a' })],
    ['the checksum of a URL', '1.6', add(['https://x.example/a'], { checksum: 'a' })],
    ['a secret as a variable', '1.10', run('x', mount.secret({ id: 'a', env: 'A' }))],
    ['a pattern', '1.7', label({ a: '${A%.tar}' })],
    ['a required variable', '1.2', label({ a: '${A:?}' })],
    ['a default', undefined, label({ a: '${A:-b}' })],
    ['--start-interval', '1.6', healthcheck({ startInterval: '1s' })],
    ['TARGETSTAGE', '1.11', arg('TARGETSTAGE')],
    ['a stage in a trigger', '1.11', onbuild(copyFrom('busybox'))],
    ['a stage in the text of a trigger', '1.11', raw('COPY', '--chown=a --from=busybox a /a')],
    ['a mount in the text of a trigger', '1.11', raw('RUN', '--mount=type=bind,from=a,target=/b x')],
    ['no stage in the text of a trigger', undefined, raw('RUN', 'echo --from=a')],
  ])('%s', (_, version, entry) => expect(requiredFrontend(fileOf({}, entry))?.version).toBe(version))

  test('the newest counts, and tells its node', () => {
    const newest = copy({ parents: true })
    const file = fileOf({ check: 'skip=all' }, copyFrom(undefined, [inline]), newest, copy({ parents: true }))
    expect(requiredFrontend(file)).toEqual({ version: '1.20', feature: 'COPY --parents', node: newest })
  })
})

describe('what the frontend has', () => {
  const parents = (directives: Directives) => fileOf(directives, copy({ parents: true }), copy({ parents: true }))
  test('nobody asks', () => expect(told(parents({}))).toEqual([]))
  test('an old one is an error, once', () => {
    expect(only(parents({}), { frontend: '1.5' })).toMatchObject({
      code: 'frontend-version',
      severity: 'error',
      message: 'COPY --parents needs Dockerfile 1.20, and the frontend is 1.5',
    })
  })
  test('false is the one of an old builder', () => {
    expect(told(parents({}), { frontend: false })).toEqual(['error frontend-version'])
    expect(told(fileOf({}, copy({ link: true })), { frontend: false })).toEqual([])
  })
  test('the file decides', () => {
    expect(told(parents({ syntax: 'docker/dockerfile:1' }), { frontend: '1.5' })).toEqual([])
    expect(told(parents({ syntax: 'docker/dockerfile:1.7-labs' }), { frontend: '1.5' })).toEqual([])
    expect(told(parents({ syntax: 'mirror.example/docker/dockerfile:1.19' }))).toEqual(['warning frontend-version'])
  })
  test('variables of FROM count', () => {
    const file = fileWith({}, [arg('V=1')], stage(w('node:${V#v}') as never))
    expect(requiredFrontend(fileWith({}, [arg('V=1', 'W=${V#v}')], stage('scratch')))?.version).toBe('1.7')
    expect(file.stages).toHaveLength(1)
  })
})
