import { describe, expect, test } from 'vitest'
import { flagTables, imageReference, scratch, stageReference, variable, word, type FlagRow } from '../model/index.js'
import { parse } from './parse-file.js'
import { one, read } from './testing/read.js'
import { reported } from './testing/reported.js'

const $A = variable('A')

/** The flags of the one instruction of a text. */
function flagsOf(text: string): object {
  const entry = read(text, 'FROM a AS b\n').find((found) => 'flags' in found)
  return (entry as { flags: object }).flags
}

describe('a flag is read', () => {
  test.each<[text: string, flags: object]>([
    ['COPY a b', {}],
    ['COPY -- a b', {}],
    ['COPY --from=b a b', { from: stageReference('b') }],
    ['COPY --from=B a b', { from: stageReference('b') }],
    ['COPY --from=0 a b', { from: stageReference('b') }],
    ['COPY --from=+0 a b', { from: stageReference('b') }],
    ['COPY --from=7 a b', { from: stageReference(7) }],
    ['COPY --from=b:1 a b', { from: imageReference('b:1') }],
    ['COPY --from=scratch a b', { from: scratch }],
    ['COPY --from="b" a b', { from: stageReference('b') }],
    ['COPY --fr"om=b" a b', { from: stageReference('b') }],
    ['COPY --from=$A a b', { from: imageReference(word([$A])) }],
    ['COPY --from= a b', {}],
    ['COPY --chown=1:2 a b', { chown: '1:2' }],
    ['COPY --chown=$A a b', { chown: word([$A]) }],
    // The flag's quotes are gone before the value is read, and the value's own are read then.
    [`COPY --chown="'\\$A'" a b`, { chown: '$A' }],
    [`COPY --chown='"a b"' a b`, { chown: 'a b' }],
    ['COPY --chown=a\\ b a b', { chown: 'a b' }],
    ['COPY --chown=a\\\\b a b', { chown: 'ab' }],
    ['COPY --chown= a b', {}],
    ['COPY --chown=a=b a b', { chown: 'a=b' }],
    ['COPY --chmod=u+x a b', { chmod: 'u+x' }],
    ['COPY --link a b', { link: true }],
    ['COPY --link=true a b', { link: true }],
    ['COPY --link=TRUE a b', { link: true }],
    ['COPY --link=False a b', { link: false }],
    ['COPY --parents a b', { parents: true }],
    ['COPY --parents=false a b', { parents: false }],
    ['COPY --exclude=$A a b', { exclude: ['$A'] }],
    [`COPY --exclude="'a b'" a b`, { exclude: ["'a b'"] }],
    ['COPY --exclude=b --exclude=a --exclude=b a b', { exclude: ['b', 'a', 'b'] }],
    ['COPY --exclude= a b', { exclude: [''] }],
    ['COPY --link --chmod=1 --chown=2 a b', { chown: '2', chmod: '1', link: true }],
    ['COPY \\\n --link \\\n# why\n --chown=2 \\\n a b', { chown: '2', link: true }],
    ['ADD --checksum=sha256:$A a b', { checksum: word(['sha256:', $A]) }],
    ['ADD --keep-git-dir a b', { keepGitDir: true }],
    ['ADD --keep-git-dir=false a b', { keepGitDir: false }],
    ['ADD --unpack a b', { unpack: true }],
    [
      'ADD --unpack=FALSE --link --exclude=a --chown=1 --chmod=2 a b',
      {
        unpack: false,
        chown: '1',
        chmod: '2',
        link: true,
        exclude: ['a'],
      },
    ],
    ['RUN --network=default a', { network: 'default' }],
    ['RUN --network=none a', { network: 'none' }],
    ['RUN --network="host" a', { network: 'host' }],
    ['RUN --security=sandbox a', { security: 'sandbox' }],
    ['RUN --security=insecure a', { security: 'insecure' }],
    ['RUN --device=a --device=b,required a', { devices: ['a', 'b,required'] }],
    [
      'RUN --mount=type=ssh --mount=type=ssh a',
      {
        mounts: [
          { kind: 'mount', type: 'ssh', options: {} },
          { kind: 'mount', type: 'ssh', options: {} },
        ],
      },
    ],
    [
      'RUN --security=sandbox --network=none --mount=type=ssh a',
      {
        mounts: [{ kind: 'mount', type: 'ssh', options: {} }],
        network: 'none',
        security: 'sandbox',
      },
    ],
    ['HEALTHCHECK --interval=1m30s CMD a', { interval: '1m30s' }],
    ['HEALTHCHECK --interval= --timeout= --retries= CMD a', {}],
    [
      'HEALTHCHECK --timeout=0s --start-period=.5s --start-interval=1ms CMD a',
      {
        timeout: '0s',
        startPeriod: '.5s',
        startInterval: '1ms',
      },
    ],
    ['HEALTHCHECK --retries=0 CMD a', { retries: 0 }],
    ['HEALTHCHECK --retries=-0 CMD a', { retries: 0 }],
    ['HEALTHCHECK --retries=+007 CMD a', { retries: 7 }],
    ['HEALTHCHECK --retries=2147483647 CMD a', { retries: 2_147_483_647 }],
  ])('%s', (text, flags) => {
    const found = flagsOf(text)
    expect(found).toEqual(flags)
    expect(Object.isFrozen(found)).toBe(true)
  })

  test('in the order of its table, whatever the order of the file is', () => {
    const entry = one('COPY --exclude=a --parents --link --chmod=1 --chown=2 --from=x a b') as { flags: object }
    expect(Object.keys(entry.flags)).toEqual(['from', 'chown', 'chmod', 'link', 'parents', 'exclude'])
  })
})

const quoteHint = `A quote that is meant as a character is written \\' or \\"`
const noValue = (flag: string) => `${flag}: it needs a value: --${flag.split('--')[1]}=…`

describe('a flag is refused', () => {
  test.each<[text: string, code: string, at: string, sentence: string]>([
    ['COPY --link= a b', 'bad-option', '--link=', noValue('COPY --link')],
    ['COPY --from a b', 'bad-option', '--from', noValue('COPY --from')],
    ['COPY --exclude a b', 'bad-option', '--exclude', noValue('COPY --exclude')],
    ['RUN --mount a', 'bad-option', '--mount', noValue('RUN --mount')],
    ['RUN --device a', 'bad-option', '--device', noValue('RUN --device')],
    ['HEALTHCHECK --retries CMD a', 'bad-option', '--retries', noValue('HEALTHCHECK --retries')],
    ['HEALTHCHECK --interval CMD a', 'bad-option', '--interval', noValue('HEALTHCHECK --interval')],
    ['COPY --link=1 a b', 'bad-option', '--link=1', 'COPY --link: the value must be true or false, found "1"'],
    ['COPY --parents=t a b', 'bad-option', '--parents=t', 'COPY --parents: the value must be true or false, found "t"'],
    ['COPY --link --link=false a b', 'bad-option', '--link=false', 'COPY --link: it is given twice'],
    ['COPY --chown=a --chown= a b', 'bad-option', '--chown=', 'COPY --chown: it is given twice'],
    [
      'RUN --security=sandbox --security=sandbox a',
      'bad-option',
      '--security=sandbox',
      'RUN --security: it is given twice',
    ],
    [
      'HEALTHCHECK --retries= --retries=1 CMD a',
      'bad-option',
      '--retries=1',
      'HEALTHCHECK --retries: it is given twice',
    ],
    [
      `COPY --from="'b'" a b`,
      'bad-image',
      `--from="'b'"`,
      `COPY --from: quotes and escapes are not read here, found "'b'"`,
    ],
    [
      'COPY --from=\\\\b a b',
      'bad-image',
      '--from=\\\\b',
      'COPY --from: quotes and escapes are not read here, found "\\\\b"',
    ],
    [
      'COPY --from=${A a b',
      'bad-variable',
      '--from=${A',
      'COPY --from: malformed variable reference: the closing "}" is missing',
    ],
    [
      `COPY --chown="'a" a b`,
      'unbalanced-quote',
      `--chown="'a"`,
      `COPY --chown: a single quote is opened and not closed | ${quoteHint}`,
    ],
    [
      'COPY --chmod=${A^} a b',
      'bad-variable',
      '--chmod=${A^}',
      'COPY --chmod: malformed variable reference: "^" is no modifier that BuildKit knows (:-  -  :+  +  :?  ?  #  ##  %  %%  /  //)',
    ],
    [
      'RUN --network=hosts a',
      'bad-option',
      '--network=hosts',
      'RUN --network: "hosts" is none of default, none, host | Did you mean "host"?',
    ],
    ['RUN --network= a', 'bad-option', '--network=', 'RUN --network: "" is none of default, none, host'],
    [
      'RUN --security=secure a',
      'bad-option',
      '--security=secure',
      'RUN --security: "secure" is none of sandbox, insecure | Did you mean "insecure"?',
    ],
    ['RUN --security=$A a', 'bad-option', '--security=$A', 'RUN --security: "$A" is none of sandbox, insecure'],
    ['RUN --device= a', 'bad-option', '--device=', 'RUN --device: its quotes do not match or it is empty, found ""'],
    [
      `RUN --device='a"' a`,
      'bad-option',
      `--device='a"'`,
      'RUN --device: its quotes do not match or it is empty, found "a\\""',
    ],
    [
      'RUN --device=a,required=si a',
      'bad-option',
      '--device=a,required=si',
      'RUN --device: required must be true or false, found "a,required=si"',
    ],
    [
      'RUN --device=a,NAME=b a',
      'bad-option',
      '--device=a,NAME=b',
      'RUN --device: the device is named twice, found "a,NAME=b"',
    ],
    [
      'RUN --device=a,b=c a',
      'bad-option',
      '--device=a,b=c',
      'RUN --device: "b=c" is not an option of a device (name, required), found "a,b=c"',
    ],
    [
      'HEALTHCHECK --interval=5 CMD a',
      'bad-duration',
      '--interval=5',
      'HEALTHCHECK --interval: "5" is not a duration such as 30s: it has no unit (h, m, s, ms)',
    ],
    [
      'HEALTHCHECK --start-period=999us CMD a',
      'bad-duration',
      '--start-period=999us',
      'HEALTHCHECK --start-period: "999us" is not a duration such as 30s: it is less than 1ms',
    ],
    [
      'HEALTHCHECK --retries=-1 CMD a',
      'bad-option',
      '--retries=-1',
      'HEALTHCHECK --retries: "-1" is not a number from 0 to 2147483647',
    ],
    [
      'HEALTHCHECK --retries=1.0 CMD a',
      'bad-option',
      '--retries=1.0',
      'HEALTHCHECK --retries: "1.0" is not a number from 0 to 2147483647',
    ],
    [
      'HEALTHCHECK --retries=0x1 CMD a',
      'bad-option',
      '--retries=0x1',
      'HEALTHCHECK --retries: "0x1" is not a number from 0 to 2147483647',
    ],
    [
      'HEALTHCHECK --retries=2147483648 CMD a',
      'bad-option',
      '--retries=2147483648',
      'HEALTHCHECK --retries: "2147483648" is not a number from 0 to 2147483647',
    ],
    [
      'COPY --Link a b',
      'unknown-option',
      '--Link',
      'COPY has no flag --Link; it takes --from, --chown, --chmod, --link, --parents, --exclude | Did you mean "--link"?',
    ],
    [
      'COPY --x=--link a b',
      'unknown-option',
      '--x=--link',
      'COPY has no flag --x; it takes --from, --chown, --chmod, --link, --parents, --exclude',
    ],
    [
      'COPY --=a b c',
      'unknown-option',
      '--=a',
      'COPY has no flag --; it takes --from, --chown, --chmod, --link, --parents, --exclude',
    ],
    [
      'ADD --from=a b c',
      'unknown-option',
      '--from=a',
      'ADD has no flag --from; it takes --checksum, --keep-git-dir, --unpack, --chown, --chmod, --link, --exclude',
    ],
    [
      'RUN --mounts=a b',
      'unknown-option',
      '--mounts=a',
      'RUN has no flag --mounts; it takes --mount, --network, --security, --device | Did you mean "--mount"?',
    ],
    [
      'HEALTHCHECK --start_period=1s CMD a',
      'unknown-option',
      '--start_period=1s',
      'HEALTHCHECK has no flag --start_period; it takes --interval, --timeout, --start-period, --start-interval, --retries | Did you mean "--start-period"?',
    ],
    ['USER --from=a b', 'unknown-option', '--from=a', 'USER has no flag --from; it takes none'],
    [
      `ENV --${'x'.repeat(70)} A=b`,
      'unknown-option',
      `--${'x'.repeat(70)}`,
      `ENV has no flag --${'x'.repeat(60)}; it takes none`,
    ],
  ])('%s', (text, code, at, sentence) => {
    expect(reported(`FROM a\n${text}`)).toEqual([[code, at, sentence]])
    // It stays as its text.
    expect(parse(`FROM a\n${text}`).file.stages[0]!.instructions).toMatchObject([{ kind: 'raw' }])
  })

  test('each for itself, and the arguments too', () => {
    expect(reported('FROM a\nCOPY --link=x --y --link --from= --chown=${ a').map(([code, at]) => [code, at])).toEqual([
      ['missing-argument', 'COPY --link=x --y --link --from= --chown=${ a'],
      ['bad-option', '--link=x'],
      ['unknown-option', '--y'],
      ['bad-option', '--link'],
      ['bad-variable', '--chown=${'],
    ])
  })
})

describe('flags that BuildKit does not look at', () => {
  test.each([
    ['ARG --a=b c', '--a=b', 'ARG has no flags, and BuildKit ignores "--a=b" silently'],
    ['STOPSIGNAL --x 9', '--x', 'STOPSIGNAL has no flags, and BuildKit ignores "--x" silently'],
    [
      'HEALTHCHECK --interval=x NONE',
      '--interval=x',
      'HEALTHCHECK NONE has no flags, and BuildKit ignores "--interval=x" silently',
    ],
    ['HEALTHCHECK --what none', '--what', 'HEALTHCHECK NONE has no flags, and BuildKit ignores "--what" silently'],
  ])('are a warning: %s', (text, at, sentence) =>
    expect(reported(`FROM a\n${text}`)).toEqual([['ignored-flag (warning)', at, sentence]]),
  )

  test('are one each, also before the first FROM', () => {
    expect(reported('ARG --a --b c\nFROM d').map(([code, at]) => `${code} ${at}`)).toEqual([
      'ignored-flag (warning) --a',
      'ignored-flag (warning) --b',
    ])
  })
})

describe('flags beyond ASCII', () => {
  test.each([
    ['COPY --chown=\u00e9 a b', 'COPY --chown=\u00e9'],
    ['COPY --link --chown=\u00e9 --parents a b', 'COPY --link --chown=\u00e9 --parents'],
    ['STOPSIGNAL --\u00e9 9', 'STOPSIGNAL --\u00e9'],
  ])('are a warning, since they do not arrive as written: %s', (text, at) => {
    const [keyword] = text.split(' ')
    const sentence = `${keyword}: BuildKit reads flags byte by byte, so what is not ASCII does not arrive as written`
    expect(reported(`FROM a\n${text}`)[0]).toEqual(['not-expressible (warning)', at, sentence])
    expect(parse(`FROM a\n${text}`).file.stages[0]!.instructions).toMatchObject([{ kind: 'raw' }])
  })
})

test('every flag of every table is read under its name, and under no other', () => {
  for (const [keyword, table] of Object.entries(flagTables)) {
    for (const [option, { flag, kind, values }] of Object.entries<FlagRow>(table)) {
      const value =
        { boolean: 'true', count: '1', duration: '1s', 'mount-list': 'type=ssh' }[kind as string] ?? values?.[0] ?? 'x'
      const rest = { FROM: 'a', RUN: 'a', COPY: 'a b', ADD: 'a b', HEALTHCHECK: 'CMD a' }[keyword]
      const text = `${keyword} --${flag}=${value} ${rest}`
      const { file, problems } = parse(keyword === 'FROM' ? text : `FROM a\n${text}`)
      expect([text, problems]).toEqual([text, []])
      const [stage] = file.stages
      const [entry] = stage!.instructions
      expect([text, Object.keys(keyword === 'FROM' ? stage! : (entry as { flags: object }).flags)]).toEqual([
        text,
        keyword === 'FROM' ? ['kind', 'base', 'comments', option, 'instructions'] : [option],
      ])
    }
  }
})
