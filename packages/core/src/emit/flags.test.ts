import { describe, expect, it } from 'vitest'
import {
  flagTables,
  imageReference,
  list,
  mountOptions,
  node,
  options,
  scratch,
  stageReference,
  variable,
  word,
  type AddFlags,
  type CopyFlags,
  type HealthcheckFlags,
  type Mount,
  type RunFlags,
} from '../model/index.js'
import { inFlag, printFlags } from './flags.js'
import { printMount } from './mounts.js'
import { codeOf, page } from './testing/models.js'

const user = word([variable('USER_ID'), ':0'])

/** Every flag of every instruction, in printing order. */
const all = {
  FROM: [{ platform: word([variable('BUILDPLATFORM')]) }, '--platform=$BUILDPLATFORM'],
  RUN: [
    {
      devices: list(['vendor.com/class=name', 'b']),
      security: 'insecure',
      network: 'none',
      mounts: list([node<Mount>({ kind: 'mount', type: 'ssh', options: {} })]),
    } satisfies RunFlags,
    '--mount=type=ssh --network=none --security=insecure --device=vendor.com/class=name --device=b',
  ],
  COPY: [
    {
      exclude: list(['*.md', 'a b']),
      parents: false,
      link: true,
      chmod: 'u=rwX,go=rX',
      chown: user,
      from: stageReference('build'),
    } satisfies CopyFlags,
    "--from=build --chown=$USER_ID:0 --chmod=u=rwX,go=rX --link --parents=false --exclude=*.md --exclude='a b'",
  ],
  ADD: [
    {
      exclude: list(['x']),
      link: false,
      chmod: '755',
      chown: 'node',
      unpack: true,
      keepGitDir: true,
      checksum: 'sha256:00',
    } satisfies AddFlags,
    '--checksum=sha256:00 --keep-git-dir --unpack --chown=node --chmod=755 --link=false --exclude=x',
  ],
  HEALTHCHECK: [
    {
      retries: 3,
      startInterval: '5s',
      startPeriod: '1m30s',
      timeout: '500ms',
      interval: '30s',
    } satisfies HealthcheckFlags,
    '--interval=30s --timeout=500ms --start-period=1m30s --start-interval=5s --retries=3',
  ],
} as const

describe('printFlags', () => {
  it.each(Object.keys(all) as (keyof typeof all)[])('%s', (keyword) => {
    const [values, expected] = all[keyword]
    expect(Object.keys(values).sort()).toEqual(Object.keys(flagTables[keyword]).sort())
    expect(printFlags(keyword, values, ' ', page())).toBe(` ${expected}`)
    expect(printFlags(keyword, {}, ' ', page())).toBe('')
  })

  it('names what COPY copies from', () => {
    const from = (reference: CopyFlags['from'] & object) => printFlags('COPY', { from: reference }, ' ', page())
    expect(from(stageReference(2))).toBe(' --from=2')
    expect(from(scratch)).toBe(' --from=scratch')
    expect(from(imageReference('node:22@sha256:00'))).toBe(' --from=node:22@sha256:00')
    expect(codeOf(() => from(imageReference('1')))).toBe('reference-shadowed')
    expect(codeOf(() => from(imageReference('')))).toBe('bad-image')
    expect(codeOf(() => from(imageReference('a b')))).toBe('bad-image')
    expect(codeOf(() => from(imageReference(word([variable('A')]))))).toBe('bad-image')
    expect(codeOf(() => from(stageReference('Build')))).toBe('bad-stage-name')
  })

  it('refuses what no flag takes', () => {
    const health = (flags: HealthcheckFlags) => codeOf(() => printFlags('HEALTHCHECK', flags, ' ', page()))
    expect(health({ interval: '5' })).toBe('bad-duration')
    expect(health({ retries: -1 })).toBe('bad-option')
    expect(health({ retries: 1.5 })).toBe('bad-option')
    const network = 'bridge' as 'none'
    expect(codeOf(() => printFlags('RUN', { network }, ' ', page()))).toBe('bad-option')
    expect(codeOf(() => printFlags('COPY', { chown: '\u00e9' }, ' ', page()))).toBe('not-expressible')
    expect(codeOf(() => printFlags('COPY', { exclude: ['a\nb'] }, ' ', page()))).toBe('newline-in-value')
  })
})

describe('inFlag', () => {
  it('quotes once more what BuildKit removes before it reads the value', () => {
    expect(inFlag('a=b,c', page())).toBe('a=b,c')
    expect(inFlag('$A-${B}', page())).toBe('$A-${B}')
    expect(inFlag('a b', page())).toBe("'a b'")
    expect(inFlag('a"b', page())).toBe("'a\"b'")
    expect(inFlag("a'b", page())).toBe('"a\'b"')
    expect(inFlag('a\'b"', page())).toBe(`'a'"'"'b"'`)
    expect(inFlag('a\\b', page())).toBe("'a\\\\b'")
    expect(inFlag('a\\b', page('`'))).toBe("'a\\b'")
    expect(inFlag('a`b', page('`'))).toBe("'a``b'")
    expect(inFlag('${', page())).toBe("'${'")
    expect(inFlag('${A', page())).toBe("'${A'")
    expect(inFlag('${A/b}', page())).toBe("'${A/b}'")
    expect(inFlag('${A=b}', page())).toBe("'${A=b}'")
    expect(inFlag('${A:-b c}', page())).toBe("'${A:-b c}'")
    expect(inFlag('<<EOF', page())).toBe("'<<EOF'")
  })

  // Quotes around a variable look as if nobody expanded it.
  it.each([
    '${A:-linux/amd64}',
    '${A-b}:${B:+c}',
    '${A:?b}',
    '${A#b}',
    '${A##*/}',
    '${A%%.*}',
    '${A//a/b}',
    '${A:-${B}/c}',
  ])('leaves %s bare', (text) => {
    expect(inFlag(text, page())).toBe(text)
    expect(inFlag(text, page('`'))).toBe(text)
  })
})

/** Every option of every mount, in printing order. */
const allMounts: {
  readonly [Type in Exclude<Mount['type'], 'raw'>]: readonly [Extract<Mount, { type: Type }>['options'], string]
} = {
  bind: [
    { readonly: false, from: stageReference('build'), source: '/src', target: '/x' },
    'target=/x,source=/src,from=build,readonly=false',
  ],
  cache: [
    {
      readonly: true,
      gid: '1000',
      uid: word([variable('USER_ID', ':-0')]),
      mode: '0755',
      source: '/src',
      from: imageReference('alpine:3'),
      sharing: 'locked',
      id: 'npm',
      target: '/root/.npm',
    },
    'target=/root/.npm,id=npm,sharing=locked,from=alpine:3,source=/src,mode=0755,uid=${USER_ID:-0},gid=1000,readonly=true',
  ],
  tmpfs: [{ readonly: false, size: '1g', target: '/tmp' }, 'target=/tmp,size=1g,readonly=false'],
  secret: [
    { gid: '1', uid: '2', mode: '0400', required: true, env: 'TOKEN', target: '/t', id: 'token' },
    'id=token,target=/t,env=TOKEN,required=true,mode=0400,uid=2,gid=1',
  ],
  ssh: [
    { gid: '1', uid: '2', mode: '0600', required: false, target: '/s', id: 'default' },
    'id=default,target=/s,required=false,mode=0600,uid=2,gid=1',
  ],
}

describe('printMount', () => {
  it.each(Object.keys(allMounts) as (keyof typeof allMounts)[])('%s', (type) => {
    const [given, expected] = allMounts[type]
    expect(Object.keys(given).sort()).toEqual(Object.keys(mountOptions[type]).sort())
    const mount = node({ kind: 'mount', type, options: options(given) } as Mount)
    expect(printMount(mount, page())).toBe(`type=${type},${expected}`)
  })

  it('quotes a value with a comma as CSV does, and escapes for the lexer', () => {
    const bind = (target: string) => printMount(node({ kind: 'mount', type: 'bind', options: { target } }), page())
    expect(bind('/a,b')).toBe('type=bind,"target=/a,b"')
    expect(bind('/a"b')).toBe('type=bind,"target=/a\\""b"')
    expect(bind("/it's $5")).toBe("type=bind,target=/it\\'s \\$5")
  })

  it('prints a raw mount as it is', () => {
    expect(printMount(node({ kind: 'mount', type: 'raw', text: 'type=$T,x' }), page())).toBe('type=$T,x')
  })

  it('refuses an index and what it cannot be', () => {
    const of = (mount: Mount) => codeOf(() => printMount(node(mount), page()))
    expect(of({ kind: 'mount', type: 'bind', options: { target: '/x', from: stageReference(0) } })).toBe(
      'unnamed-stage',
    )
    expect(of({ kind: 'mount', type: 'cache', options: { target: '/x', sharing: 'x' as 'shared' } })).toBe('bad-mount')
    expect(of({ kind: 'mount', type: 'raw', text: 'a\n' })).toBe('newline-in-value')
  })
})
