import { describe, expect, it } from 'vitest'
import { imageReference, stageReference, variable, word, type Mount } from '../model/index.js'
import { parse } from './parse-file.js'

function mount(text: string): Mount | undefined {
  const [run] = parse(`FROM a AS b\nRUN --mount=${text} c`).file.stages[0]!.instructions
  return run?.kind === 'run' ? run.flags.mounts?.[0] : undefined
}
const raw = (text: string) => ({ kind: 'mount', type: 'raw', text })

describe('readMount', () => {
  it('reads the options of each type', () => {
    expect(mount('target=/x')).toEqual({ kind: 'mount', type: 'bind', options: { target: '/x' } })
    expect(mount('TYPE=Bind,src=/y,dst=/x,from=B,rw')).toEqual({
      kind: 'mount',
      type: 'bind',
      options: { source: '/y', target: '/x', from: stageReference('b'), readonly: false },
    })
    expect(mount('type=cache,target=/x,id=$I,sharing=LOCKED,mode=0700,uid=1,gid=2,ro,from=img')).toEqual({
      kind: 'mount',
      type: 'cache',
      options: {
        target: '/x',
        id: word([variable('I')]),
        sharing: 'locked',
        mode: '0700',
        uid: '1',
        gid: '2',
        readonly: true,
        from: imageReference('img'),
      },
    })
    expect(mount('type=tmpfs,destination=/x,size=1g')).toMatchObject({
      type: 'tmpfs',
      options: { target: '/x', size: '1g' },
    })
    expect(mount('type=secret,src=t,env=T,required=1')).toMatchObject({
      options: { id: 't', env: 'T', required: true },
    })
    expect(mount('type=ssh')).toEqual({ kind: 'mount', type: 'ssh', options: {} })
  })

  it('reads what says the opposite', () => {
    expect(mount('target=/x,readwrite=false')).toMatchObject({ options: { readonly: true } })
    expect(mount('target=/x,ro=f')).toMatchObject({ options: { readonly: false } })
  })

  it('reads quotes of the flag, of the fields and of the value, one after another', () => {
    expect(mount(`'"target=/a,b"'`)).toMatchObject({ options: { target: '/a,b' } })
    expect(mount(`'target=\\"/a b\\"'`)).toBeUndefined()
    expect(mount(`'"target=""/a b"""'`)).toMatchObject({ options: { target: '/a b' } })
    expect(mount('target=/a\\\\$b')).toMatchObject({ options: { target: '/a$b' } })
  })

  it('keeps as text what BuildKit reads only when it builds, or reads otherwise', () => {
    for (const text of [
      'type=$T,target=/x',
      'target=/x,ro=$R',
      'type=cache,target=/x,sharing=$S',
      'size=1g,type=tmpfs,target=/x',
      'required,type=secret,id=x',
      'type=secret,id=a,source=b',
      'type=bind,target=/x,id=y',
      'target=/x,target=/y',
      'type=cache,type=bind,target=/x',
      'type=nfs,target=/x',
      'target=/x,colour=red',
      'target',
      'target=/x,ro=maybe',
      'target=/x,from=',
    ])
      expect(mount(text)).toEqual(raw(text))
  })

  it('refuses what BuildKit refuses at once', () => {
    const code = (text: string) => parse(`FROM a\nRUN --mount=${text} c`).problems.map((found) => found.code)
    expect(code('')).toEqual(['bad-mount'])
    expect(code(`'a"b'`)).toEqual(['bad-mount'])
    expect(code('target=/x,from=$IMAGE')).toEqual(['bad-mount'])
    expect(code('target=/x,from=a$')).toEqual([])
  })
})
