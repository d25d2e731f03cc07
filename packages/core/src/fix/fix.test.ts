import { describe, expect, test } from 'vitest'
import { lintRules, type LintOptions, type RuleName, type RuleSetting } from '../lint/index.js'
import { fix, lintText } from './fix.js'
import { cpuTime } from '../../test/cpu-time.js'

/** Only this rule runs. */
const only = (rule: RuleName): Partial<Record<RuleName, RuleSetting>> => ({
  ...Object.fromEntries(lintRules.map(({ name }) => [name, 'off'])),
  [rule]: 'warning',
})

const fixed = (rule: RuleName, text: string): string => fix(text, { rules: only(rule) }).text

/** A rule, instructions of a stage, and what they become; `undefined`: they stay. */
type Case = readonly [rule: RuleName, before: string, after?: string]

const cases: readonly Case[] = [
  ['ConsistentInstructionCasing', 'run x\nRun y\nRUN z', 'RUN x\nRUN y\nRUN z'],
  ['ConsistentInstructionCasing', 'RU\\\nn x\nRUN y', 'RUN x\nRUN y'],
  ['LegacyKeyValueFormat', 'ENV A b', 'ENV A=b'],
  ['LegacyKeyValueFormat', 'env  A   b c', 'env  A="b c"'],
  ['LegacyKeyValueFormat', `ENV A "b 'c'" \\$d $e`, `ENV A="b 'c' \\$d $e"`],
  ['LegacyKeyValueFormat', 'ENV A \\\n  b \\\n  c', 'ENV A="b \\\n  c"'],
  ['LegacyKeyValueFormat', 'ENV A b \\\n  # why\n\tc', 'ENV A="b \\\n  # why\n\tc"'],
  ['LegacyKeyValueFormat', 'LABEL a b=c', 'LABEL a=b=c'],
  ['LegacyKeyValueFormat', 'ENV A \\\n# why\n  b'],
  ['MaintainerDeprecated', 'MAINTAINER me', 'LABEL org.opencontainers.image.authors=me'],
  ['MaintainerDeprecated', 'maintainer "A $B" <c@d>', 'label org.opencontainers.image.authors="\\"A \\$B\\" <c@d>"'],
  ['MaintainerDeprecated', 'MAINTAINER "A <b@c>"', 'LABEL org.opencontainers.image.authors="A <b@c>"'],
  ['NoEmptyContinuation', 'RUN a \\\n\n\n # b\n   c', 'RUN a \\\n # b\n   c'],
  ['ExposeProtoCasing', 'EXPOSE  80/TCP 81 82/uDp', 'EXPOSE  80/tcp 81 82/udp'],
  ['ExposeProtoCasing', 'EXPOSE \\\n80/TCP \\\n  # b\n  81', 'EXPOSE \\\n80/tcp \\\n  # b\n  81'],
  ['ExposeProtoCasing', 'ARG P=80/TCP\nEXPOSE $P "81/TCP"'],
  ['MultipleInstructionsDisallowed', 'CMD a\nRUN b\nCMD c\n\nCMD d', 'RUN b\n\nCMD d'],
  ['MultipleInstructionsDisallowed', '# why\nCMD a\nCMD b'],
  ['MultipleInstructionsDisallowed', 'CMD a \\\n  # why\n  b\nCMD c'],
  ['add-plain-file', 'ADD a.js  b.js /c/', 'COPY a.js  b.js /c/'],
  ['add-plain-file', 'add --chown=1 <<E /c\na\nE', 'copy --chown=1 <<E /c\na\nE'],
  ['add-plain-file', 'ADD a.tar.gz /b'],
  ['apt-assume-yes', 'RUN apt-get install a', 'RUN apt-get install -y a'],
  ['apt-assume-yes', 'RUN apt-get install \\\n  a', 'RUN apt-get install -y \\\n  a'],
  [
    'apt-assume-yes',
    'RUN apt-get upgrade && apt-get -q install \\\n  # why\n  a',
    'RUN apt-get upgrade -y && apt-get -q install -y \\\n  # why\n  a',
  ],
  ['apt-assume-yes', 'RUN <<E\nset -e\napt-get install a\nE', 'RUN <<E\nset -e\napt-get install -y a\nE'],
  ['apt-assume-yes', 'RUN ["apt-get", "install", "a"]'],
  ['assume-yes', 'RUN dnf install a', 'RUN dnf install -y a'],
  ['assume-yes', 'RUN zypper rm a && pacman -S b', 'RUN zypper --non-interactive rm a && pacman --noconfirm -S b'],
  ['assume-yes', 'RUN ["yum", "install", "a"]'],
  ['huge-uid', 'RUN useradd -u 1000000 a', 'RUN useradd --no-log-init -u 1000000 a'],
  ['package-cache-left', 'RUN apk add a', 'RUN apk add --no-cache a'],
  [
    'package-cache-left',
    'RUN pip install -U pip && python3 -m pip install \\\n  -r a.txt',
    'RUN pip install --no-cache-dir -U pip && python3 -m pip install --no-cache-dir \\\n  -r a.txt',
  ],
  [
    'package-cache-left',
    'RUN apk add a && pip install b && apk add --no-cache c && pip install --no-cache-dir d',
    'RUN apk add --no-cache a && pip install --no-cache-dir b && apk add --no-cache c && pip install --no-cache-dir d',
  ],
  ['package-cache-left', 'RUN apk update && apk add a'],
  ['package-cache-left', 'RUN dnf install -y a'],
  [
    'apt-lists-left',
    'RUN apt-get update && apt-get install -y a',
    'RUN apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*',
  ],
  [
    'apt-lists-left',
    'RUN apt-get update \\\n && apt-get install -y \\\n    a',
    'RUN apt-get update \\\n && apt-get install -y \\\n    a \\\n && rm -rf /var/lib/apt/lists/*',
  ],
  [
    'apt-lists-left',
    'RUN apt-get update && \\\n  apt-get install -y a',
    'RUN apt-get update && \\\n  apt-get install -y a && \\\n  rm -rf /var/lib/apt/lists/*',
  ],
  [
    'apt-lists-left',
    'RUN <<E\nset -e\napt-get update\napt-get install -y a\nE',
    'RUN <<E\nset -e\napt-get update\napt-get install -y a\nrm -rf /var/lib/apt/lists/*\nE',
  ],
  [
    'apt-lists-left',
    'RUN <<E\n  set -e\n  apt-get update\n  apt-get install -y a\nE',
    'RUN <<E\n  set -e\n  apt-get update\n  apt-get install -y a\n  rm -rf /var/lib/apt/lists/*\nE',
  ],
  ['apt-lists-left', 'RUN <<E\napt-get update\napt-get install -y a\nE'],
  ['apt-lists-left', 'RUN apt-get update && apt-get install -y a > /log'],
  ['apt-lists-left', 'RUN apt-get update && (apt-get install -y a)'],
  ['apt-lists-left', 'RUN apt-get update'],
  ['apt-lists-left', 'RUN apt-get update && apt-get install -y a\nRUN apt-get install -y b'],
  ['JSONArgsRecommended', 'CMD  a -b', 'CMD  ["a", "-b"]'],
  ['JSONArgsRecommended', `CMD exec a 'b "c' d"e"f`, `CMD ["a", "b \\"c", "def"]`],
  ['JSONArgsRecommended', 'CMD a \\\n  b', 'CMD ["a", "b"]'],
  ['JSONArgsRecommended', 'CMD a \\\n  # why\n  b'],
  ...[
    'a && b',
    'a $B',
    'A=1 b',
    'a *',
    'cd b',
    'a > b',
    'a "$b"',
    'a ~',
    'a # b',
    '',
    'exec -a b c',
    'a `b`',
    'a; b',
  ].map((command): Case => ['JSONArgsRecommended', `CMD ${command}`]),
  ['JSONArgsRecommended', 'ENTRYPOINT a', 'ENTRYPOINT ["a"]'],
  ['JSONArgsRecommended', 'ENTRYPOINT a\nCMD ["b"]'],
  ['JSONArgsRecommended', 'ENTRYPOINT ["a"]\nCMD b'],
  ['JSONArgsRecommended', 'ENTRYPOINT a\nFROM base\nCMD ["b"]'],
]

describe.each(cases)('%s mends %j', (rule, before, after = before) => {
  test('on lines that end with a newline', () => {
    expect(fixed(rule, `FROM a AS base\n${before}\n`)).toBe(`FROM a AS base\n${after}\n`)
  })
  test('or with a carriage return too, or not at all at the end of the file', () => {
    const windows = (text: string): string => `FROM a AS base\r\n${text.replaceAll('\n', '\r\n')}`
    expect(fixed(rule, windows(before))).toBe(windows(after))
  })
})

// It is the sign of Windows, where commands stay, and it is what escapes in values.
const alike = cases.filter(([, before]) => !/^(?:CMD|ENTRYPOINT|maint)|\\\$/.test(before))

test.each(alike)('%s mends %j with another escape character', (rule, before, after = before) => {
  const ticked = (text: string): string => `# escape=\`\nFROM a AS base\n${text.replaceAll('\\\n', '`\n')}\n`
  expect(fixed(rule, ticked(before))).toBe(ticked(after))
})

// A shell takes a carriage return for text, so such a script is left alone where it has some.
test.each([
  ['RUN <<E\na\nb\nE', 'RUN <<E\nset -e\na\nb\nE'],
  ['RUN <<-E\n\ta\n\tb\n\tE', 'RUN <<-E\n\tset -e\n\ta\n\tb\n\tE'],
  ['RUN <<E\n#!/bin/bash\na\nb\nE', 'RUN <<E\n#!/bin/bash\nset -e\na\nb\nE'],
] as const)('heredoc-without-set-e mends %j', (before, after) => {
  const text = (lines: string): string => `FROM a\n${lines}\n`
  expect(fixed('heredoc-without-set-e', text(before))).toBe(text(after))
  const windows = text(before).replaceAll('\n', '\r\n')
  expect(fixed('heredoc-without-set-e', windows)).toBe(windows)
})

test.each([
  ['StageNameCasing', 'FROM a AS B\nFROM b as C-d\n', 'FROM a AS b\nFROM b as c-d\n'],
  ['FromAsCasing', 'FROM a as B\nfrom b AS c\n', 'FROM a AS B\nfrom b as c\n'],
  ['FromAsCasing', 'FROM --platform=x a \\\n  # as\n  as B\n', 'FROM --platform=x a \\\n  # as\n  AS B\n'],
  ['RedundantTargetPlatform', 'FROM --platform=$TARGETPLATFORM  a AS b\n', 'FROM a AS b\n'],
  ['RedundantTargetPlatform', 'FROM  --platform=${TARGETPLATFORM} \\\n  a\n', 'FROM  \\\n  a\n'],
] as const)('%s mends %j', (rule, before, after) => {
  expect(fixed(rule, before)).toBe(after)
})

describe('fix', () => {
  test('does what its documentation shows', () => {
    const { text } = fix('FROM alpine as Base\nMAINTAINER me\n')
    expect(text).toBe('FROM alpine AS base\nLABEL org.opencontainers.image.authors=me\n')
    const found = lintText('FROM alpine:3.22 as base\nCMD ["/x"]\n')
    expect(found.map(({ code }) => code)).toEqual(['FromAsCasing', 'root-user'])
  })

  test('says what it mended and what is left', () => {
    const { text, fixed: mended, left } = fix('FROM a as B\nCMD $x\n', { file: 'Dockerfile' })
    expect(text).toBe('FROM a AS b\nCMD $x\n')
    expect(mended.map(({ code }) => code)).toEqual(['FromAsCasing', 'StageNameCasing'])
    expect(left).toMatchObject([{ code: 'JSONArgsRecommended', place: { file: 'Dockerfile', line: 2 } }])
  })

  test('goes on while one fix makes place for another', () => {
    expect(fix('FROM a AS b\nenv A=1\nenv B=2\nenv C=3\n').text).toBe('from a as b\nenv A=1\nenv B=2\nenv C=3\n')
    const many = `FROM a\n${'CMD ["a"]\n'.repeat(300)}`
    expect(fix(many).text).toBe('FROM a\nCMD ["a"]\n')
  })

  test('leaves what comments silence, and what triggers bring', () => {
    const silent = 'FROM a\n# stagecraft allow=LegacyKeyValueFormat so be it\nENV a b\n'
    expect(fix(silent)).toMatchObject({ text: silent, fixed: [] })
    const triggered = 'FROM a AS b\nONBUILD CMD x\nONBUILD ENV a b\nONBUILD ADD a b\nFROM b\n'
    expect(fix(triggered)).toMatchObject({ text: triggered, fixed: [] })
  })

  test('keeps a byte order mark', () => {
    expect(fix('\ufeffFrom a\nRUN b\n').text).toBe('\ufeffFROM a\nRUN b\n')
  })

  test('leaves a script to the shell that has no other interpreter', () => {
    const read = (first: string): LintOptions => ({ context: { list: () => [], read: () => `${first}\necho a\n` } })
    const text = 'FROM a\nCOPY bin/run.sh /\nCMD /run.sh\n'
    expect(fix(text, read('# x')).text).toBe(text)
    expect(fix(text, read('\u007fELF\0')).text).not.toBe(text)
    expect(fix(text, read('#!/bin/sh')).text).toBe('FROM a\nCOPY bin/run.sh /\nCMD ["/run.sh"]\n')
  })

  test('makes no fix that would break the file', () => {
    // BuildKit reads no line beyond 65,535 bytes, and quotes need room.
    const long = `FROM a\nCMD ${'a '.repeat(30_000)}\n`
    expect(fix(`${long}From b\n`).text).toBe(`${long}FROM b\n`)
  })

  test('leaves what cannot be written otherwise', () => {
    const text = 'FROM a\nMAINTAINER a\0b\n'
    expect(fix(text)).toMatchObject({ text, fixed: [] })
  })

  test('is done at once with what it gives', () => {
    for (const [, before] of cases) {
      const once = fix(`FROM a AS base\n${before}\n`)
      expect(fix(once.text)).toMatchObject({ text: once.text, fixed: [] })
    }
  })
})

test('takes time that grows with the file, not with its square', () => {
  const milliseconds = (count: number): number => {
    const stages = Array.from(
      { length: count },
      (_, i) => `FROM s${i} as S${i + 1}\nENV A ${i}\nENTRYPOINT a\nCMD x y\nRUN apt-get update && apt-get install a\n`,
    )
    const text = `FROM scratch AS s0\n${stages.join('')}`
    return cpuTime(() => expect(fix(text).fixed.length).toBeGreaterThan(count), 2)
  }
  milliseconds(100)
  expect(milliseconds(2000)).toBeLessThan(40 * milliseconds(200) + 500)
})

test('every rule that says that it mends something is tried here, and no other', () => {
  const tried = new Set([
    ...cases.map(([rule]) => rule),
    'StageNameCasing',
    'FromAsCasing',
    'RedundantTargetPlatform',
    // What it needs to be sure is told beside it.
    'heredoc-without-set-e',
    'source-before-dependencies',
  ])
  expect([...tried].sort()).toEqual(
    lintRules.flatMap(({ name, fix: what }) => (what === undefined ? [] : [name])).sort(),
  )
})
