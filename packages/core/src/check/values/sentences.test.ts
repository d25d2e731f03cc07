import { describe, expect, test } from 'vitest'
import { list, node, type Entry, type Healthcheck } from '../../model/index.js'
import { add, copyFrom, file, healthcheck, sentences, stage } from '../testing/build.js'
import { sentencesOfText } from '../testing/sentences-of-text.js'

const sum = (digits: string) => `sha256:${digits.repeat(64)}`
const given = ' (when no build argument is given)'
const mode = 'and it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)'

type Row = readonly [lines: string, told: string | readonly string[]]
const tells = (rows: readonly Row[]) =>
  test.each(rows)('%s', (lines, told) => expect(sentencesOfText(`FROM scratch\n${lines}\n`)).toEqual([told].flat()))

describe('COPY and ADD', () => {
  tells([
    [
      'COPY https://x.example/a /',
      'error 2 bad-source: COPY takes files, not a URL, and found "https://x.example/a" | Use ADD',
    ],
    [
      'COPY git@x.example:a /',
      'error 2 bad-source: COPY takes files, not a git repository, and found "git@x.example:a" | Use ADD',
    ],
    ['COPY github.com/a/b /', []],
    ['COPY github.com/a/b?x=1 /', 'error 2 bad-source: COPY "github.com/a/b?x=1": the query has the unknown key "x"'],
    [
      'ARG S=https://x.example/a\nCOPY $S /',
      `warning 3 bad-source: COPY takes files, not a URL, and found "https://x.example/a"${given} | Use ADD`,
    ],
    [
      'ENV S=https://x.example/a\nCOPY $S /',
      'error 3 bad-source: COPY takes files, not a URL, and found "https://x.example/a" | Use ADD',
    ],
    ['COPY --chmod=99 a /', `error 2 bad-option: COPY --chmod: the mode is "99", ${mode}`],
    ['ARG M\nCOPY --chmod=$M a /', []],
    ['ADD --chmod=u+z a /', `error 2 bad-option: ADD --chmod: the mode is "u+z", ${mode}`],
    [
      'COPY --link --chown=node a /',
      'error 2 link-named-owner: COPY --link cannot look up the owner "node" | Write numbers (--chown=1000:1000), or leave --link out',
    ],
    [
      'ADD --link --chown=0:staff a /',
      'error 2 link-named-owner: ADD --link cannot look up the owner "0:staff" | Write numbers (--chown=1000:1000), or leave --link out',
    ],
    ['COPY --link=false --chown=node a /', []],
    ['COPY --link --chown=1:1 a /', []],
    ['COPY a b /c', 'warning 2 destination-not-folder: COPY has 2 sources, so "/c" must be a folder | Write "/c/"'],
    ['ADD a b c d', 'warning 2 destination-not-folder: ADD has 3 sources, so "d" must be a folder | Write "d/"'],
    ['COPY a b /c/', []],
    ['COPY a b ..', []],
    ['COPY a b /c/.', []],
    ['COPY a b /c.', 'warning 2 destination-not-folder: COPY has 2 sources, so "/c." must be a folder | Write "/c./"'],
    ['COPY a /c', []],
    [`ADD --checksum=${sum('0')} https://x.example/a /`, []],
    [
      `ADD --checksum=${sum('g')} https://x.example/a /`,
      'error 2 bad-option: ADD --checksum: a sha256 digest has 64 lower-case hexadecimal digits',
    ],
    [
      `ADD --checksum=${sum('0')} a /`,
      'error 2 bad-option: ADD --checksum needs a URL or a git repository, and found "a"',
    ],
    [
      `ADD --checksum=${sum('0')} https://x.example/a https://x.example/b /c/`,
      'error 2 bad-option: ADD --checksum is about one source, and here are several or none',
    ],
    [`ARG C\nADD --checksum=$C a b /c/`, []],
    [
      `ARG C=1\nADD --checksum=$C a b /c/`,
      `warning 3 bad-option: ADD --checksum is about one source, and here are several or none${given}`,
    ],
    ['ADD --checksum=abc https://x.example/a.git /', []],
    ['ADD --checksum=abc https://x.example/a.git?commit=abc /', []],
    [
      'ADD --checksum=abc https://x.example/a.git?commit=b /',
      'error 2 bad-option: ADD --checksum and the query of the git repository disagree',
    ],
    ['ADD --keep-git-dir https://x.example/a.git?keep-git-dir=true /', []],
    [
      'ADD --keep-git-dir https://x.example/a.git?keep-git-dir=false /',
      'error 2 bad-option: ADD --keep-git-dir and the query of the git repository disagree',
    ],
    [
      'ADD --keep-git-dir=false https://x.example/a.git?keep-git-dir /',
      'error 2 bad-option: ADD --keep-git-dir and the query of the git repository disagree',
    ],
    [
      'ADD https://x.example/a.git?tag=1&branch=2 /',
      'error 2 bad-source: ADD "https://x.example/a.git?tag=1&branch=2": the query names both a tag and a branch',
    ],
  ])
})

describe('EXPOSE, STOPSIGNAL, VOLUME, HEALTHCHECK, SHELL, MAINTAINER', () => {
  const port = (found: string, why: string) => `bad-port: EXPOSE: the port is "${found}", and ${why}`
  const hint = ' | A port is a number such as 80, 80/udp or 8000-8010'
  tells([
    ['EXPOSE 80 65535/udp 8000-8010', []],
    [
      'EXPOSE 80 http 99999',
      [
        `error 2 ${port('http', '"http" is not a number from 0 to 65535')}${hint}`,
        `error 2 ${port('99999', '"99999" is not a number from 0 to 65535')}${hint}`,
      ],
    ],
    ['ENV P="80 http"\nEXPOSE $P', `error 3 ${port('http', '"http" is not a number from 0 to 65535')}${hint}`],
    ['ARG P\nEXPOSE $P', []],
    // A build may give what an ENV has set before.
    [
      'ENV P=http\nARG P\nEXPOSE $P',
      `warning 4 ${port('http', '"http" is not a number from 0 to 65535')}${given}${hint}`,
    ],
    ['ARG P\nENV P=http\nEXPOSE $P', `error 4 ${port('http', '"http" is not a number from 0 to 65535')}${hint}`],
    ['STOPSIGNAL SIGTERM', []],
    ['STOPSIGNAL 0', 'error 2 bad-signal: STOPSIGNAL: the signal is "0", and 0 is not a signal'],
    [
      'STOPSIGNAL sigtrem',
      'error 2 bad-signal: STOPSIGNAL: the signal is "sigtrem", and it is neither a number nor a signal of Linux | Did you mean "SIGTERM"?',
    ],
    [
      'ARG S=trem\nSTOPSIGNAL $S',
      `warning 3 bad-signal: STOPSIGNAL: the signal is "trem", and it is neither a number nor a signal of Linux${given} | Did you mean "SIGTERM"?`,
    ],
    ['VOLUME /a /b', []],
    ['ARG V\nVOLUME $V', `warning 3 bad-option: VOLUME: a path is empty${given}`],
    ['HEALTHCHECK --retries=0 CMD a', []],
    ['RUN []', 'error 2 empty-sources: RUN [] has nothing to run'],
    ['CMD []', []],
    // That it is deprecated is a rule of lint.
    ['MAINTAINER a', []],
  ])
})

describe('what a text cannot say, since it is told when it is read', () => {
  const told = (entry: Entry) => sentences(file(stage('scratch', undefined, entry)))
  const health = (flags: Healthcheck['flags']) => told(healthcheck(flags))
  const duration = (flag: string, found: string, why: string) =>
    `error bad-duration: HEALTHCHECK --${flag}: the duration is "${found}", and ${why}`
  const empty = Object.freeze({ form: 'exec' as const, args: list<string>([]) })
  const retries = (found: string) => [
    `error bad-option: HEALTHCHECK --retries: ${found} is not a whole number from 0 on`,
  ]
  test.each<[name: string, told: readonly string[], sentences: readonly string[]]>([
    [
      'a number as duration',
      health({ interval: '5' }),
      [`${duration('interval', '5', 'it has no unit (h, m, s, ms)')} | Write "5s"`],
    ],
    [
      'durations',
      health({ timeout: '1x', startPeriod: '1us', startInterval: '-1s' }),
      [
        duration('timeout', '1x', '"x" is not a unit (h, m, s, ms)'),
        duration('start-period', '1us', 'it is less than 1ms'),
        duration('start-interval', '-1s', 'it is less than 1ms'),
      ],
    ],
    ['durations that are some', health({ interval: '0', timeout: '1ms', startPeriod: '', startInterval: '1h30m' }), []],
    ['less than no try', health({ retries: -1 }), retries('-1')],
    ['half a try', health({ retries: 0.5 }), retries('0.5')],
    ['too many tries', health({ retries: 2 ** 31 }), retries('2147483648')],
    ['tries', [...health({ retries: 0 }), ...health({ retries: 2 ** 31 - 1 })], []],
    [
      'a check of nothing',
      told(node<Entry>({ kind: 'healthcheck', flags: {}, command: empty })),
      ['error empty-sources: HEALTHCHECK CMD needs a command'],
    ],
    [
      'no shell',
      told(node<Entry>({ kind: 'shell', args: list([]) })),
      ['error empty-sources: SHELL [] names no shell'],
    ],
    [
      'an empty folder',
      told(node<Entry>({ kind: 'volume', paths: list(['/a', '']) })),
      ['error bad-option: VOLUME: a path is empty'],
    ],
    ['nothing to copy', told(copyFrom(undefined, [])), ['error empty-sources: COPY needs at least one source']],
    ['nothing to add', told(add([])), ['error empty-sources: ADD needs at least one source']],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))
})

describe('mounts', () => {
  const covers = (why: string) => `bad-mount: ${why} | Say where the files shall appear: target=/path`
  tells([
    ['RUN --mount=type=cache,target=/a,mode=0777,uid=0,gid=4294967295 x', []],
    [
      'RUN --mount=type=cache,target=/a,mode=8 x',
      'error 2 bad-mount: the cache mount\'s mode is "8", not an octal number such as 0755',
    ],
    ['RUN --mount=type=secret,id=a,uid=a x', 'error 2 bad-mount: the secret mount\'s uid is "a", not a number'],
    ['RUN --mount=type=ssh,gid=4294967296 x', 'error 2 bad-mount: the ssh mount\'s gid is "4294967296", not a number'],
    [
      'ARG U=a\nRUN --mount=type=cache,target=/a,uid=$U x',
      `warning 3 bad-mount: the cache mount's uid is "a", not a number${given}`,
    ],
    [
      'RUN --mount=type=tmpfs,target=/a,size=1x x',
      'error 2 bad-mount: the tmpfs mount\'s size is "1x", and "x" is not a unit (k, m, g) | Write a size such as 512m or 1g',
    ],
    [
      'RUN --mount=type=secret,env=A x',
      'error 2 bad-mount: a secret mount needs an id, or a target from whose name the id follows',
    ],
    ['RUN --mount=type=secret,target=/a x', []],
    [
      'ARG I\nRUN --mount=type=secret,id=$I x',
      `warning 3 bad-mount: a secret mount needs an id, or a target from whose name the id follows${given}`,
    ],
    ['RUN --mount=type=cache,target=/ x', `error 2 ${covers('a mount cannot have the target /')}`],
    ['RUN --mount=type=bind,target=/a/.. x', []],
    ['RUN --mount=type=tmpfs,target=a/.. x', `error 2 ${covers('a mount cannot have the target /')}`],
    ['RUN --mount=type=cache,id=a x', `error 2 ${covers('the mount has no target, and the working directory is /')}`],
    ['WORKDIR /a\nRUN --mount=type=cache,id=a x', []],
    ['WORKDIR a\nRUN --mount=type=cache,target=.. x', `error 3 ${covers('a mount cannot have the target /')}`],
    [
      'ARG T\nRUN --mount=type=cache,target=$T x',
      `warning 3 bad-mount: the mount has no target, and the working directory is /${given} | Say where the files shall appear: target=/path`,
    ],
  ])

  test('of an image that nobody knows may have a working directory', () => {
    expect(sentencesOfText('FROM corp.example/x\nRUN --mount=type=cache,id=a x\n')).toEqual([
      `warning 2 ${covers('the mount has no target, so it covers the working directory, and the build fails where that is /')}`,
    ])
    expect(sentencesOfText('FROM corp.example/x\nRUN --mount=type=cache,target=/ x\n')).toEqual([
      `error 2 ${covers('a mount cannot have the target /')}`,
    ])
    expect(sentencesOfText('FROM corp.example/x\nWORKDIR /a\nRUN --mount=type=cache,id=a x\n')).toEqual([])
    for (const target of ['.', './', '..', 'a/..'])
      expect(sentencesOfText(`FROM corp.example/x\nRUN --mount=type=cache,target=${target} x\n`)).toEqual([])
    expect(sentencesOfText('FROM corp.example/x\nWORKDIR a\nRUN --mount=type=cache,target=.. x\n')).toEqual([])
    expect(sentencesOfText('FROM golang\nWORKDIR $GOPATH/src/x\nRUN --mount=target=. x\n')).toEqual([])
    expect(sentencesOfText('FROM alpine\nRUN --mount=target=. x\n')).toEqual([
      `error 2 ${covers('a mount cannot have the target /')}`,
    ])
  })
})

describe('the check directive', () => {
  const hint = ' | Write as in # check=skip=JSONArgsRecommended,StageNameCasing;error=true'
  test.each<[value: string, why: string | undefined]>([
    ['skip=A,B', undefined],
    ['error=true;skip=A;experimental=B', undefined],
    ['skip=all;error=0', undefined],
    // The third part takes all that follows.
    ['skip=A;error=1;experimental=B;C', undefined],
    ['skip', '"skip" has no "="'],
    ['skip=A;', '"" has no "="'],
    ['warn=A', '"warn" is none of skip, error and experimental'],
    ['error=yes', 'error is "yes", not true or false'],
    ['error=', 'error is "", not true or false'],
  ])('%s', (value, why) =>
    expect(sentencesOfText(`# check=${value}\nFROM scratch\n`)).toEqual(
      why === undefined ? [] : [`error 1 bad-directive: # check=${value}: ${why}${hint}`],
    ),
  )
})
