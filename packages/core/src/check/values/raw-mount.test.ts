import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { check } from '../check.js'

/** `severity line: sentence | hint` of each problem with a mount. */
function told(mount: string, ...before: readonly string[]): readonly string[] {
  const text = ['FROM scratch', ...before, `RUN --mount=${mount} make`, ''].join('\n')
  const { file, places } = parse(text)
  return check(file, { places })
    .filter(({ code }) => code === 'bad-mount')
    .map(({ severity, message, hint, place }) =>
      [`${severity} ${place?.line}: ${message.replace(`RUN --mount=${mount}: `, '')}`, ...(hint ? [hint] : [])].join(
        ' | ',
      ),
    )
}

describe('a mount', () => {
  test.each([
    ['type=bind,target=/a,ro'],
    ['target=/a,rw=false'],
    ['TYPE=cache,Target=/a,SHARING=Locked,mode=0755,uid=0,gid=0'],
    ['type=tmpfs,dst=/a,size=1g'],
    ['type=secret,id=a,required'],
    ['type=secret,id=a,required=TRUE,env=A'],
    ['type=secret,destination=/run/a'],
    ['type=ssh,required=0,mode=0600'],
    ['type=bind,"target=/a"'],
  ])('is taken: %s', (mount) => expect(told(mount)).toEqual([]))

  const needs = (key: string, types: string): string =>
    `${key} is only for ${types} mounts, and the type must stand before it`
  test.each<[mount: string, sentence: string]>([
    ['type=bnd,target=/a', 'the type "bnd" is none of bind, cache, tmpfs, secret, ssh | Did you mean "bind"?'],
    [
      'type=cache,target=/a,sharing=lockd',
      'the sharing "lockd" is none of shared, private, locked | Did you mean "locked"?',
    ],
    ['type=bind,taret=/a', 'it has no key "taret" | Did you mean "target"?'],
    ['type=bind,taret', 'it has no key "taret" | Did you mean "target"?'],
    ['type=bind,target', '"target" needs a value'],
    ['type=bind,target=/a,ro=yes', 'readonly is "yes", not true or false'],
    ['type=bind,target=/a,rw=', 'readwrite is "", not true or false'],
    ['type=secret,id=a,required=yes', 'required is "yes", not true or false'],
    ['required,type=secret,id=a', needs('required', 'secret and ssh')],
    ['required=true,type=ssh', needs('required', 'secret and ssh')],
    ['size=1g,type=tmpfs,target=/a', needs('size', 'tmpfs')],
    ['type=cache,target=/a,size=1g', needs('size', 'tmpfs')],
    ['type=cache,target=/a,mode=9', 'the cache mount\'s mode is "9", not an octal number such as 0755'],
    ['type=cache,target=/a,uid=node', 'the cache mount\'s uid is "node", not a number'],
    ['type=cache,target=/a,gid=-1', 'the cache mount\'s gid is "-1", not a number'],
    ['type=tmpfs,target=/a,mode=0700', 'a tmpfs mount has no mode'],
    ['target=/a,uid=1', 'a bind mount has no uid'],
    ['type=secret,id=a,from=b', 'a secret mount has no from'],
    ['type=secret,required', 'a secret mount needs an id, or a target from whose name the id follows'],
    ['type=secret,id=a,src=b', 'source is another word for id, and both are said'],
    ['type=ssh,source=a', 'an ssh mount has no source'],
    ['type=tmpfs,target=/a,sharing=shared', 'a tmpfs mount has no sharing'],
  ])('is refused: %s', (mount, sentence) => expect(told(mount)).toEqual([`error 2: ${sentence}`]))

  test('is refused as a warning where an argument may mend it', () => {
    expect(told('type=$T,target=/a', 'ARG T=bnd')).toEqual([
      'warning 3: the type "bnd" is none of bind, cache, tmpfs, secret, ssh (when no build argument is given) | Did you mean "bind"?',
    ])
    const target =
      'a mount cannot have the target / (when no build argument is given) | Say where the files shall appear: target=/path'
    expect(told('type=$T,target=/', 'ARG T=cache')).toEqual([`warning 3: ${target}`])
    expect(told('type=cache,target=$T,target=$T', 'ARG T=/')).toEqual([`warning 3: ${target}`])
    expect(told('type=cache,target=$T,target=$T', 'ENV T=/')).toEqual([`error 3: ${target.replace(/ \(.*\)/, '')}`])
    expect(told('type=cache,target=/a,uid=$U', 'ENV U=node')).toEqual([
      'error 3: the cache mount\'s uid is "node", not a number',
    ])
  })
})
