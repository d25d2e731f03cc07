import { describe, expect, test } from 'vitest'
import {
  imageReference,
  mountOptions,
  scratch,
  stageReference,
  variable,
  word,
  type Mount,
  type MountOptionRow,
} from '../model/index.js'
import { parse } from './parse-file.js'
import { oneOf } from './testing/read.js'
import { reported } from './testing/reported.js'

const $A = variable('A')

/** The one mount of a RUN, its value as it stands behind `--mount=`. */
const mountOf = (value: string, head = 'FROM a AS b\n'): Mount =>
  oneOf('run', `RUN --mount=${value} c`, head).flags.mounts![0]!

describe('a mount is read', () => {
  test.each<[value: string, type: string, options: object]>([
    // A bind mount unless it says something else.
    ['target=/x', 'bind', { target: '/x' }],
    ['dst=/x', 'bind', { target: '/x' }],
    ['destination=/x', 'bind', { target: '/x' }],
    ['type=bind,target=/x', 'bind', { target: '/x' }],
    ['target=/x,type=bind', 'bind', { target: '/x' }],
    ['TYPE=BIND,Target=/X', 'bind', { target: '/X' }],
    ['source=/y,target=/x', 'bind', { target: '/x', source: '/y' }],
    ['src=y,target=x', 'bind', { target: 'x', source: 'y' }],
    ['type=bind', 'bind', {}],
    ['type=cache,target=/x', 'cache', { target: '/x' }],
    ['type=cache,target=/x,id=y', 'cache', { target: '/x', id: 'y' }],
    ['type=cache,target=/x,src=y', 'cache', { target: '/x', source: 'y' }],
    ['type=cache,target=/x,sharing=shared', 'cache', { target: '/x', sharing: 'shared' }],
    ['type=cache,target=/x,sharing=Private', 'cache', { target: '/x', sharing: 'private' }],
    ['type=cache,target=/x,sharing=locked', 'cache', { target: '/x', sharing: 'locked' }],
    ['type=cache,target=/x,mode=0700,uid=1,gid=2', 'cache', { target: '/x', mode: '0700', uid: '1', gid: '2' }],
    ['type=tmpfs,target=/x', 'tmpfs', { target: '/x' }],
    ['type=tmpfs,size=1g,target=/x', 'tmpfs', { target: '/x', size: '1g' }],
    ['type=secret,id=x', 'secret', { id: 'x' }],
    ['type=secret,source=x', 'secret', { id: 'x' }],
    ['type=secret,src=x', 'secret', { id: 'x' }],
    ['type=secret,target=/x', 'secret', { target: '/x' }],
    ['type=secret,id=x,env=Y', 'secret', { id: 'x', env: 'Y' }],
    ['type=secret,id=x,env=', 'secret', { id: 'x', env: '' }],
    ['type=secret,id=x,mode=0400,uid=1,gid=2', 'secret', { id: 'x', mode: '0400', uid: '1', gid: '2' }],
    ['type=ssh', 'ssh', {}],
    [
      'type=ssh,id=x,target=/y,mode=0600,uid=1,gid=2',
      'ssh',
      { id: 'x', target: '/y', mode: '0600', uid: '1', gid: '2' },
    ],
    // Whether something is so: with a value as Go reads it, without one, or as its opposite.
    ['target=/x,readonly', 'bind', { target: '/x', readonly: true }],
    ['target=/x,ro', 'bind', { target: '/x', readonly: true }],
    ['target=/x,RO=T', 'bind', { target: '/x', readonly: true }],
    ['target=/x,readonly=0', 'bind', { target: '/x', readonly: false }],
    ['target=/x,rw', 'bind', { target: '/x', readonly: false }],
    ['target=/x,readwrite', 'bind', { target: '/x', readonly: false }],
    ['target=/x,rw=true', 'bind', { target: '/x', readonly: false }],
    ['target=/x,rw=False', 'bind', { target: '/x', readonly: true }],
    ['type=cache,target=/x,ro', 'cache', { target: '/x', readonly: true }],
    ['type=tmpfs,target=/x,rw=0', 'tmpfs', { target: '/x', readonly: true }],
    ['type=secret,id=x,required', 'secret', { id: 'x', required: true }],
    ['type=secret,id=x,required=false', 'secret', { id: 'x', required: false }],
    ['type=ssh,REQUIRED=1', 'ssh', { required: true }],
    // Whence it comes.
    ['target=/x,from=b', 'bind', { target: '/x', from: stageReference('b') }],
    ['target=/x,from=B', 'bind', { target: '/x', from: stageReference('b') }],
    ['target=/x,from=b:1', 'bind', { target: '/x', from: imageReference('b:1') }],
    ['target=/x,from=0', 'bind', { target: '/x', from: imageReference('0') }],
    ['target=/x,from=scratch', 'bind', { target: '/x', from: scratch }],
    ['target=/x,from=c$', 'bind', { target: '/x', from: imageReference('c$') }],
    ['type=cache,target=/x,from=b', 'cache', { target: '/x', from: stageReference('b') }],
    // Words, with quotes of the flag, of the field and of their own.
    ['target=$A/x', 'bind', { target: word([$A, '/x']) }],
    ['type=cache,target=/x,id=${A:-b}', 'cache', { target: '/x', id: word([variable('A', ':-b')]) }],
    ['type=tmpfs,target=/x,size=$A', 'tmpfs', { target: '/x', size: word([$A]) }],
    ['target="/a b"', 'bind', { target: '/a b' }],
    [`'"target=/a,b"'`, 'bind', { target: '/a,b' }],
    [`'"target=""/a b"""'`, 'bind', { target: '/a b' }],
    [`"target='/\\$A'"`, 'bind', { target: '/$A' }],
    ['target=/a=b', 'bind', { target: '/a=b' }],
  ])('%s', (value, type, options) => {
    const mount = mountOf(value)
    expect(mount).toEqual({ kind: 'mount', type, options })
    expect(Object.isFrozen(mount) && mount.type !== 'raw' && Object.isFrozen(mount.options)).toBe(true)
  })

  test('with its options in the order of the table', () => {
    const mount = mountOf('ro,gid=3,uid=2,mode=1,source=/s,from=b,sharing=locked,id=i,target=/t,type=cache')
    expect(mount.type === 'raw' ? [] : Object.keys(mount.options)).toEqual(Object.keys(mountOptions.cache))
  })

  test('under every name that an option has', () => {
    for (const [type, table] of Object.entries(mountOptions)) {
      for (const [option, { aliases = [], kind, values }] of Object.entries<MountOptionRow>(table)) {
        for (const name of [option, ...aliases]) {
          const isOpposite = name.startsWith('!')
          const value = values?.[0] ?? (kind === 'boolean' ? 'true' : 'x')
          const mount = mountOf(`type=${type},${isOpposite ? name.slice(1) : name}=${value}`)
          const expected = kind === 'boolean' ? !isOpposite : kind === 'reference' ? imageReference('x') : value
          expect([type, name, mount]).toEqual([type, name, { kind: 'mount', type, options: { [option]: expected } }])
        }
      }
    }
  })

  test('with the escape character of the file', () => {
    const head = '# escape=`\nFROM a\n'
    expect(mountOf('target=C:\\a\\`$b', head)).toMatchObject({ options: { target: word(['C:\\a\\', variable('b')]) } })
    expect(mountOf("target='C:\\a\\``$b'", head)).toMatchObject({ options: { target: 'C:\\a\\$b' } })
  })

  test('at its place, each of several', () => {
    const text = 'FROM a\nRUN --mount=type=ssh \\\n  --mount=type=tmpfs,target=/x a'
    const { file, places } = parse(text)
    const [run] = file.stages[0]!.instructions
    const mounts = run?.kind === 'run' ? run.flags.mounts! : []
    expect(mounts.map((mount) => places.get(mount))).toEqual([
      { line: 2, column: 5, endLine: 2, endColumn: 21 },
      { line: 3, column: 3, endLine: 3, endColumn: 31 },
    ])
  })
})

describe('a mount is kept as text', () => {
  test.each([
    // Its type is not known before it is built, or is none.
    ...[
      'type=$A,target=/x',
      'type=nfs,target=/x',
      'type=,target=/x',
      'type',
      'type=constructor',
      'type=bind,type=bind',
    ],
    ...['type=cache,type=bind,target=/x', 'type="bi nd",target=/x'],
    // BuildKit wants the type before these.
    ...['size=1g,type=tmpfs,target=/x', 'required,type=secret,id=x', 'required=true,type=ssh'],
    // An option of another type, of none, or said twice.
    ...['type=bind,target=/x,id=y', 'target=/x,sharing=locked', 'type=tmpfs,target=/x,source=y', 'type=ssh,source=x'],
    ...[
      'type=secret,id=x,from=b',
      'type=tmpfs,target=/x,mode=1',
      'target=/x,required',
      'target=/x,size=1',
      'target=/x,env=A',
    ],
    ...['target=/x,colour=red', 'target=/x,', ',target=/x', 'target=/x,=y', 'target=/x,target=/x', 'target=/x,dst=/y'],
    ...['type=secret,id=a,source=b', 'target=/x,ro,rw', 'target=/x,from=b,from=c'],
    // A value that is missing, empty, a variable where a word is wanted, or none that is known.
    ...['target', 'target=', 'type=cache,target=/x,id=', 'target=/x,from', 'target=/x,from='],
    ...['target=/x,ro=', 'target=/x,ro=maybe', 'target=/x,ro=$A', 'target=/x,rw=TrUe'],
    ...['type=cache,target=/x,sharing=', 'type=cache,target=/x,sharing=all', 'type=cache,target=/x,sharing=$A'],
    ...['target=${A', 'target="\'a"', 'type=cache,target=/x,id="it\'s"'],
  ])('%s', (value) => {
    const text = value.replaceAll('"', '')
    expect(mountOf(value)).toEqual({ kind: 'mount', type: 'raw', text })
  })
})

describe('a mount is refused', () => {
  const noVariable = (found: string) =>
    `RUN --mount: from takes no variable, found "${found}" | Give the image a stage of its own, and mount from that stage`
  test.each([
    ['--mount=', 'RUN --mount: it is empty'],
    ['--mount=""', 'RUN --mount: it is empty'],
    [`--mount='a"b'`, 'RUN --mount: its quotes do not match, found "a\\"b"'],
    [`--mount='"target=/x'`, 'RUN --mount: its quotes do not match, found "\\"target=/x"'],
    [`--mount='"target=/x"y'`, 'RUN --mount: its quotes do not match, found "\\"target=/x\\"y"'],
    ['--mount=target=/x,from=$A', noVariable('$A')],
    ['--mount=target=/x,from=a:${A}', noVariable('a:${A}')],
    ['--mount=target=/x,FROM=$A', noVariable('$A')],
    ['--mount=target=/x,from=$A,from=b', noVariable('$A')],
    ['--mount=target=/x,from=b,from=$A', noVariable('$A')],
    ['--mount=type=ssh,from=$$', noVariable('$$')],
  ])('%s', (flag, sentence) => expect(reported(`FROM a\nRUN ${flag} b`)).toEqual([['bad-mount', flag, sentence]]))

  test('of several, each for itself', () => {
    expect(reported('FROM a\nRUN --mount= --mount=type=ssh --mount=from=$A b').map(([, at]) => at)).toEqual([
      '--mount=',
      '--mount=from=$A',
    ])
  })
})
