import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { check } from '../check.js'
import { sentencesOfText } from '../testing/sentences-of-text.js'
import { requiredFrontend } from './required-frontend.js'

/** `line: what version` of each feature that a frontend does not have. */
function missing(text: string, frontend: string): readonly string[] {
  const { file, places } = parse(text)
  return check(file, { places, frontend })
    .filter(({ code }) => code === 'frontend-version')
    .map(({ place, message }) => `${place?.line}: ${message.replace(/ needs Dockerfile (\S+), .*/, ' $1')}`)
}

/** The version just before one. */
const before = (version: string): string => `1.${Number(version.split('.')[1]) - 1}`

/** What stands in a stage, and what it needs; nothing where the oldest frontend does. */
type Row = readonly [lines: string, needed: readonly string[]]
const needs = (rows: readonly Row[], above = 'FROM scratch\n') =>
  test.each(rows)('%j', (lines, needed) => {
    const text = `${above}${lines}\n`
    expect(missing(text, '1.0')).toEqual(needed)
    for (const one of needed) {
      const version = / (1\.\d+)$/.exec(one)![1]!
      expect(missing(text, version)).not.toContain(one)
      expect(missing(text, before(version))).toContain(one)
    }
    const versions = needed.map((one) => Number(/\.(\d+)$/.exec(one)![1]))
    const newest = versions.length === 0 ? undefined : `1.${Math.max(...versions)}`
    expect(requiredFrontend(parse(text).file)?.version).toBe(newest)
  })

describe('flags', () => {
  needs([
    ['COPY --from=alpine --chown=a:b a /', []],
    ['COPY --chmod=755 a /', ['2: COPY --chmod 1.2']],
    ['COPY --chmod=u+x a /', ['2: COPY --chmod 1.2', '2: COPY --chmod=u+x 1.14']],
    ['COPY --chmod=99 a /', ['2: COPY --chmod 1.2']],
    ['COPY --chmod=$MODE a /', ['2: COPY --chmod 1.2']],
    ['COPY --link a /', ['2: COPY --link 1.4']],
    ['COPY --link=false a /', ['2: COPY --link 1.4']],
    ['COPY --exclude=b a /', ['2: COPY --exclude 1.19']],
    ['COPY --parents a /', ['2: COPY --parents 1.20']],
    ['ADD --chown=a a /', []],
    ['ADD --chmod=a=r a /', ['2: ADD --chmod 1.2', '2: ADD --chmod=a=r 1.14']],
    ['ADD --link a /', ['2: ADD --link 1.4']],
    ['ADD --exclude=b a /', ['2: ADD --exclude 1.19']],
    ['ADD --unpack=false a /', ['2: ADD --unpack 1.17']],
    ['ADD --checksum=sha256:1 https://x.example/a /', ['2: ADD --checksum 1.6']],
    ['RUN --network=none x', ['2: RUN --network 1.3']],
    ['RUN --security=insecure x', ['2: RUN --security 1.20']],
    ['RUN --device=a x', ['2: RUN --device 1.27']],
    ['HEALTHCHECK --interval=1s --retries=1 CMD x', []],
    ['HEALTHCHECK --start-interval=1s CMD x', ['2: HEALTHCHECK --start-interval 1.6']],
    // As many as there are, in the order of the table; each once in a file.
    ['COPY --parents --link a /\nCOPY --link b /', ['2: COPY --link 1.4', '2: COPY --parents 1.20']],
  ])
})

describe('mounts', () => {
  needs([
    ['RUN --mount=type=cache,target=/a,sharing=locked,id=a x', ['2: RUN --mount 1.2']],
    ['RUN --mount=type=ssh x', ['2: RUN --mount 1.2']],
    ['RUN --mount=type=secret,id=a,target=/a x', ['2: RUN --mount 1.2']],
    ['RUN --mount=type=secret,id=a,env=A x', ['2: RUN --mount 1.2', '2: env of a secret mount 1.10']],
    ['RUN --mount=type=secret,id=a,env=A,env=B x', ['2: RUN --mount 1.2', '2: env of a secret mount 1.10']],
    ['RUN --mount=type=secret,id=a,id=b x', ['2: RUN --mount 1.2']],
    ['RUN --mount=type=cache,target=/${A#b} x', ['2: ${A#…} 1.7', '2: RUN --mount 1.2']],
    ['RUN --mount=type=$T,target=/${A#b} x', ['2: ${A#…} 1.7', '2: RUN --mount 1.2']],
  ])
})

describe('repositories', () => {
  needs([
    ['ADD https://x.example/a /', []],
    ['ADD $URL /', []],
    ['ADD https://x.example/a.git /', ['2: ADD of a git repository 1.6']],
    ['ADD git@x.example:a.git#main /', ['2: ADD of a git repository 1.6']],
    ['ADD --keep-git-dir https://x.example/a.git /', ['2: ADD --keep-git-dir 1.6', '2: ADD of a git repository 1.6']],
    ['ADD https://x.example/a.git?tag=1 /', ['2: ADD of a git repository with a query 1.18']],
    [
      'ADD --checksum=abc https://x.example/a.git /',
      ['2: ADD --checksum 1.6', '2: ADD --checksum of a git repository 1.17'],
    ],
    [
      'ADD --checksum=abc https://x.example/a.git?tag=1 /',
      ['2: ADD --checksum 1.6', '2: ADD of a git repository with a query 1.18'],
    ],
    ['COPY https://x.example/a.git /', []],
  ])
})

describe('heredocs', () => {
  needs([
    ['RUN <<A\nx\nA', ['2: a heredoc 1.4']],
    ['RUN cat <<A >b\nx\nA', ['2: a heredoc 1.4']],
    ['COPY <<A /\nx\nA', ['2: a heredoc 1.4']],
    ['ADD <<A b /\nx\nA', ['2: a heredoc 1.4']],
    ['ONBUILD RUN <<A\nx\nA', ['2: a heredoc 1.4']],
    ['ONBUILD COPY <<A /\nx\nA', ['2: a heredoc 1.4']],
    ['CMD cat <<A', []],
    ['COPY <<A /\n${V#b}\nA', ['2: ${V#…} 1.7', '2: a heredoc 1.4']],
    ["COPY <<'A' /\n${V#b}\nA", ['2: a heredoc 1.4']],
    ['RUN <<A\n${V#b}\nA', ['2: a heredoc 1.4']],
    // Quotes are text in a body.
    ["COPY <<A /\nit's ${V%b}\nA", ['2: ${V%…} 1.7', '2: a heredoc 1.4']],
  ])
})

describe('variables', () => {
  needs([
    ['LABEL a=$A b=${B:-c} c=${C+d}', []],
    ['LABEL a=${A#b}', ['2: ${A#…} 1.7']],
    ['LABEL a=${A##b}', ['2: ${A#…} 1.7']],
    ['LABEL a=${A%%b}', ['2: ${A%…} 1.7']],
    ['LABEL a=${A//b/c}', ['2: ${A/…} 1.7']],
    ['LABEL a=${A:?b} b=${B?}', ['2: ${A?…} 1.2', '2: ${B?…} 1.2']],
    ['LABEL a=${A:-${B#c}}', ['2: ${B#…} 1.7']],
    ['LABEL a=${A/$TARGETSTAGE/${B?}}', ['2: ${A/…} 1.7', '2: $TARGETSTAGE 1.11', '2: ${B?…} 1.2']],
    ["LABEL a='${A#b}' b=\\${A#b}", []],
    ...['ENV A=_', 'WORKDIR _', 'USER _', 'EXPOSE _', 'VOLUME _', 'STOPSIGNAL _', 'COPY a _', 'ARG A=_'].map(
      (line): Row => [line.replace('_', () => '${B%c}'), ['2: ${B%…} 1.7']],
    ),
    ...['RUN _', 'CMD _', 'ENTRYPOINT ["_"]', 'SHELL ["_"]', 'HEALTHCHECK CMD _'].map((line): Row => [
      line.replace('_', () => '${B%c}'),
      [],
    ]),
    ['COPY $TARGETPLATFORM/$BUILDARCH /', []],
    ['COPY $TARGETOSVERSION /', ['2: $TARGETOSVERSION 1.13']],
    ['ARG TARGETSTAGE TARGETOS', ['2: $TARGETSTAGE 1.11']],
    // An argument with a default is one of the file's own.
    ['ARG TARGETSTAGE=a', []],
    ['ARG A=$BUILDOSVERSION', ['2: $BUILDOSVERSION 1.13']],
  ])

  needs(
    [
      ['ARG A=${B#c}\nFROM scratch', ['1: ${B#…} 1.7']],
      ['ARG TARGETSTAGE\nFROM scratch', ['1: $TARGETSTAGE 1.11']],
      ['FROM alpine:${V%c}', ['1: ${V%…} 1.7']],
      ['FROM --platform=${P#a} alpine', ['1: ${P#…} 1.7']],
      ['FROM --platform=$BUILDPLATFORM alpine:$TARGETSTAGE', ['1: $TARGETSTAGE 1.11']],
      ['# escape=`\nFROM scratch\nLABEL a=`${A#b} b=\\${B#c}', ['3: ${B#…} 1.7']],
      ['# check=skip=all\nFROM scratch', ['1: the check directive 1.8']],
    ],
    '',
  )
})

describe('triggers', () => {
  needs([
    ['ONBUILD COPY a /', []],
    ['ONBUILD COPY --from=a b /', ['2: ONBUILD with from 1.11']],
    ['ONBUILD copy --chown=a --from=a b /', ['2: ONBUILD with from 1.11']],
    ['ONBUILD RUN --mount=type=bind,from=a,target=/b x', ['2: ONBUILD with from 1.11']],
    ['ONBUILD RUN --network=none --mount=from=a,target=/b x', ['2: ONBUILD with from 1.11']],
    ['ONBUILD RUN --mount=target=/b x --from=a', []],
    ['ONBUILD RUN x --mount=from=a', []],
    ['ONBUILD ADD --from=a b /', []],
    // The rest is read by the frontend that runs the trigger.
    ['ONBUILD COPY --link a /', []],
    ['ONBUILD LABEL a=${A#b}', []],
  ])
})

describe('what is told', () => {
  const file = 'FROM scratch\nCOPY --link a /\n'
  const sentence = (what: string, hint: string) =>
    `frontend-version: COPY --link needs Dockerfile 1.4, and ${what} | ${hint}`
  const begin = 'Begin the file with # syntax=docker/dockerfile:1'
  test.each<[frontend: string | false | undefined, told: readonly string[]]>([
    [undefined, []],
    [false, []],
    ['1', []],
    ['1.4', []],
    ['1.4.0', []],
    ['2.0', []],
    ['docker/dockerfile:1', []],
    ['docker/dockerfile', []],
    ['docker/dockerfile:latest', []],
    // What its name does not tell is not judged.
    ['corp.example/frontend:1.2', []],
    ['docker/dockerfile:1.3-labs', []],
    ['docker/dockerfile@sha256:1', []],
    ['1.3', [`error 2 ${sentence('the frontend is 1.3', begin)}`]],
    ['1.3.9', [`error 2 ${sentence('the frontend is 1.3.9', begin)}`]],
    ['docker/dockerfile:1.2', [`error 2 ${sentence('the frontend is 1.2', begin)}`]],
    ['corp.example:5000/docker/dockerfile:1.2', [`error 2 ${sentence('the frontend is 1.2', begin)}`]],
  ])('the frontend is %j', (frontend, told) =>
    expect(sentencesOfText(file, frontend === undefined ? {} : { frontend })).toEqual(told),
  )

  test.each<[syntax: string, told: readonly string[]]>([
    ['docker/dockerfile:1', []],
    ['docker/dockerfile:1.4', []],
    ['corp.example/frontend', []],
    [
      'docker/dockerfile:1.3',
      [`warning 3 ${sentence('the syntax directive asks for 1.3', 'Write # syntax=docker/dockerfile:1')}`],
    ],
  ])('the syntax directive says %s, whatever the frontend is', (syntax, told) => {
    const text = `# syntax=${syntax}\n${file}`
    expect(sentencesOfText(text, { frontend: '1.0' })).toEqual(told)
    expect(sentencesOfText(text)).toEqual(told)
  })
})
