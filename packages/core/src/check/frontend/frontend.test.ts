import { describe, expect, test } from 'vitest'
import { node, scratch, type Copy, type Directives, type Entry, type InlineFile } from '../../model/index.js'
import { copyFrom, fileWith, label, mount, only, run, stage, told } from '../testing/build.js'
import { requiredFrontend } from './required-frontend.js'

const inline: InlineFile = node<InlineFile>({
  kind: 'inline-file',
  name: 'f',
  content: '',
  expand: false,
  stripTabs: false,
})
const onbuild = (trigger: Extract<Entry, { kind: 'onbuild' }>['trigger']) => node<Entry>({ kind: 'onbuild', trigger })
const copy = (flags: Copy['flags']) => copyFrom(undefined, ['a'], '/a', flags)
const fileOf = (directives: Directives, ...entries: readonly Entry[]) =>
  fileWith(directives, [], stage('scratch', undefined, ...entries))

describe('what a file needs that no text says so', () => {
  test.each<[string, string | undefined, Entry]>([
    ['no excludes', undefined, copy({ exclude: [] })],
    ['a stage in a trigger', '1.11', onbuild(copyFrom('busybox'))],
    ['a stage in a mount of a trigger', '1.11', onbuild(run('x', mount.bind({ target: '/a', from: scratch })))],
    ['a stage in the text of a mount of a trigger', '1.11', onbuild(run('x', mount.raw('target=/a,from=b')))],
    ['a mount of a trigger', '1.2', onbuild(run('x', mount.bind({ target: '/a' }), mount.tmpfs({ target: '/b' })))],
    ['a flag of a trigger', '1.4', onbuild(copy({ link: true }))],
    ['a pattern in a trigger', '1.7', onbuild(label({ a: '${A%.tar}' }))],
    ['an inline file of a trigger', '1.4', onbuild(copyFrom(undefined, [inline]))],
    ['nothing of a trigger', undefined, onbuild(label({ a: '$A' }))],
  ])('%s', (_, version, entry) => expect(requiredFrontend(fileOf({}, entry))?.version).toBe(version))

  test('is told at the trigger, and at its instruction where that has no place', () => {
    const trigger = copy({ link: true })
    const entry = onbuild(trigger)
    const place = Object.freeze({ line: 2, column: 1, endLine: 2, endColumn: 9 })
    expect(requiredFrontend(fileOf({}, entry))?.node).toBe(trigger)
    expect(only(fileOf({}, entry), { frontend: '1.3', places: new Map([[entry, place]]) }).place).toBe(place)
  })

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
})
