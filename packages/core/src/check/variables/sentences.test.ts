import { describe, expect, test } from 'vitest'
import { sentencesOfText } from '../testing/sentences-of-text.js'

type Row = readonly [text: string, told: string | readonly string[]]
const tells = (rows: readonly Row[]) =>
  test.each(rows)('%j', (text, told) => expect(sentencesOfText(`${text}\n`)).toEqual([told].flat()))

const nothing = (line: number, keyword: string, name: string, hint: string) =>
  `warning ${line} undefined-variable: ${keyword}: nothing defines $${name}, so nothing is put in its place | ${hint}`
const escape = 'Define it with ARG or ENV, or escape the "$" if the characters are meant'
const scope = (line: number, keyword: string, name: string, what: string) =>
  `warning ${line} arg-scope: ${keyword}: $${name} is ${what}, and this stage does not declare it | Write ARG ${name} before it`

describe('every instruction that variables are replaced in', () => {
  tells(
    [
      ['ADD $NAME /', 'ADD'],
      ['ADD --chown=$NAME a /', 'ADD'],
      ['ADD --chmod=$NAME a /', 'ADD'],
      ['ADD --checksum=$NAME https://x.example/a /', 'ADD'],
      ['ADD a $NAME', 'ADD'],
      ['COPY $NAME /', 'COPY'],
      ['COPY --chown=$NAME a /', 'COPY'],
      ['COPY --chmod=$NAME a /', 'COPY'],
      ['COPY a $NAME', 'COPY'],
      ['COPY <<A /\n$NAME\nA', 'COPY'],
      ['ENV A=$NAME', 'ENV'],
      ['ENV A$NAME=b', 'ENV'],
      ['LABEL a=$NAME', 'LABEL'],
      ['LABEL $NAME=b', 'LABEL'],
      ['ARG A=$NAME', 'ARG'],
      ['EXPOSE $NAME', 'EXPOSE'],
      ['WORKDIR /$NAME', 'WORKDIR'],
      ['USER a$NAME', 'USER'],
      ['VOLUME /$NAME', 'VOLUME'],
      ['RUN --mount=type=cache,target=/a/$NAME x', 'RUN'],
      ['RUN --mount=type=secret,id=a$NAME x', 'RUN'],
    ].map(([line, keyword]): Row => [`FROM scratch\n${line}`, nothing(2, keyword!, 'NAME', escape)]),
  )
  tells(
    [
      'RUN echo $NAME',
      'CMD echo $NAME',
      'ENTRYPOINT ["$NAME"]',
      'HEALTHCHECK CMD $NAME',
      'SHELL ["$NAME"]',
      'COPY --exclude=$NAME a /',
      "COPY <<'A' /\n$NAME\nA",
      'ONBUILD COPY $NAME /',
    ].map((line): Row => [`FROM scratch\n${line}`, []]),
  )
})

describe('a variable that nothing defines', () => {
  tells([
    ['FROM scratch\nENV VERSION=1\nLABEL a=$VERSON', nothing(3, 'LABEL', 'VERSON', 'Did you mean $VERSION?')],
    ['FROM scratch\nENV AB=1\nLABEL a=$AC', nothing(3, 'LABEL', 'AC', escape)],
    ['FROM scratch\nLABEL a="costs $5"', nothing(2, 'LABEL', '5', 'For the characters themselves, write \\$5')],
    ['FROM corp.example/x\nLABEL a=$JAVA_HOME', []],
    ['FROM corp.example/x\nLABEL a=$home', nothing(2, 'LABEL', 'home', escape)],
    [
      'FROM corp.example/x\nARG APP_VERSION\nLABEL a=$APP_VERSON',
      nothing(3, 'LABEL', 'APP_VERSON', 'Did you mean $APP_VERSION?'),
    ],
    ['FROM scratch\nLABEL a=${NAME:-b} b=${NAME-} c=${NAME:+d}', []],
    ['FROM scratch\nLABEL a=${NAME:-$OTHER}', nothing(2, 'LABEL', 'OTHER', escape)],
    ['FROM scratch\nLABEL a=$NAME b=$NAME', nothing(2, 'LABEL', 'NAME', escape)],
    [
      'FROM scratch\nENV A=1 B=$A',
      'warning 2 sibling-variable: ENV: $A is set by this same ENV, whose values see only what stands before it | Set A in an ENV of its own before this one',
    ],
    ['FROM scratch\nENV A=1\nENV A=2 B=$A', []],
    ['FROM scratch\nENV A=$A:b', nothing(2, 'ENV', 'A', escape)],
    [
      'FROM scratch\nLABEL a=${A^}',
      'error 2 bad-variable: LABEL a: malformed variable reference: "^" is no modifier that BuildKit knows (:-  -  :+  +  :?  ?  #  ##  %  %%  /  //)',
    ],
    ['FROM scratch\nLABEL a=${A:?why}', 'error 2 bad-variable: LABEL: A: why'],
    ['FROM scratch\nARG A\nLABEL a=${A:?why}', []],
  ])
})

describe('the default of an ARG, which a build may replace', () => {
  const given = ' (when no build argument is given)'
  const escaped = 'bad-variable: ARG: a pattern can escape only * ? \\ / and }, not "a"'
  const rows: readonly (readonly [text: string, open: string | undefined, sure: string | undefined])[] = [
    ['ARG A=${A:?why}\nFROM alpine:3$A', undefined, 'error 1 bad-variable: ARG: A: why'],
    ['FROM scratch\nARG A=${A?}', undefined, 'error 2 bad-variable: ARG: A is required'],
    [
      'ARG A=${B:?why}\nFROM alpine:3$A',
      `warning 1 bad-variable: ARG: B: why${given}`,
      'error 1 bad-variable: ARG: B: why',
    ],
    ['ARG B\nARG A=${B:?why}\nFROM alpine:3$A', undefined, 'error 2 bad-variable: ARG: B: why'],
    [
      'FROM scratch\nENV B=\nARG A=${B:?}',
      `warning 3 bad-variable: ARG: B is required${given}`,
      'error 3 bad-variable: ARG: B is required',
    ],
    ['FROM scratch\nENV B=1\nARG A=${B#\\a}', `warning 3 ${escaped}${given}`, `error 3 ${escaped}`],
  ]
  test.each(rows)('%j', (text, open, sure) => {
    expect(sentencesOfText(`${text}\n`)).toEqual(open === undefined ? [] : [open])
    expect(sentencesOfText(`${text}\n`, { buildArguments: {} })).toEqual([sure])
    expect(sentencesOfText(`${text}\n`, { buildArguments: { A: '1' } })).toEqual([])
  })
})

describe('a build argument in another place', () => {
  tells([
    ['ARG A\nFROM scratch\nLABEL a=$A', scope(3, 'LABEL', 'A', 'a global build argument')],
    ['ARG A\nFROM scratch\nARG A\nLABEL a=$A', []],
    ['FROM scratch\nLABEL a=$TARGETARCH', scope(2, 'LABEL', 'TARGETARCH', 'an argument that BuildKit gives')],
    [
      'FROM scratch\nLABEL a=$AB\nARG AB',
      'warning 2 arg-scope: LABEL: ARG AB stands further down, so $AB is empty here | Move ARG AB up',
    ],
    [
      'FROM scratch\nLABEL a=$AB\nENV AB=1',
      'warning 2 undefined-variable: LABEL: ENV AB stands further down, so $AB is empty here | Move ENV AB up',
    ],
    ['FROM corp.example/x\nLABEL a=$AB\nENV AB=1', []],
    ['FROM scratch AS a\nARG AB\nFROM scratch\nLABEL a=$AB', scope(4, 'LABEL', 'AB', 'a build argument of stage "a"')],
    ['FROM scratch\nARG AB\nFROM scratch\nLABEL a=$AB', scope(4, 'LABEL', 'AB', 'a build argument of stage 0')],
    ['FROM scratch AS a\nARG AB\nFROM a\nLABEL a=$AB', []],
    ['ARG V=1\nARG W=$V-$X\nFROM scratch', nothing(2, 'ARG', 'X', escape)],
    [
      'ARG W=$V\nFROM scratch AS a\nARG V=1',
      'warning 1 arg-scope: ARG: $V is a build argument of stage "a", and global arguments see only those before them | Write ARG V before it',
    ],
    [
      'ARG W=$V\nARG V=1\nFROM scratch',
      'warning 1 arg-scope: ARG: ARG V stands further down, so $V is empty here | Move ARG V up',
    ],
  ])
})

describe('a variable of FROM', () => {
  tells([
    ['ARG V=1\nFROM alpine:$V', []],
    ['FROM --platform=$BUILDPLATFORM alpine:3', []],
    [
      'FROM alpine:3$V',
      'warning 1 undefined-variable: FROM: no ARG before the first FROM is called V | Write ARG V before the first FROM',
    ],
    [
      'ARG VERSION=1\nFROM alpine:3$VERSON',
      'warning 2 undefined-variable: FROM: no ARG before the first FROM is called VERSON | Did you mean $VERSION?',
    ],
    [
      'FROM scratch AS a\nARG V=1\nFROM alpine:3$V',
      'warning 3 arg-scope: FROM: ARG V stands in stage "a", and FROM sees only arguments before the first FROM | Write ARG V before the first FROM',
    ],
    ['FROM alpine:${V:-3}', []],
    [
      'FROM --platform=linux/${A-amd64} alpine:3$V$V',
      'warning 1 undefined-variable: FROM: no ARG before the first FROM is called V | Write ARG V before the first FROM',
    ],
  ])
})

describe('a global argument that the shell of a RUN asks for', () => {
  const asks = (run: string): readonly string[] => sentencesOfText(`ARG AB=1\nFROM alpine:3\n${run}\n`)
  const told = [scope(3, 'RUN', 'AB', 'a global build argument')]
  test.each([
    'RUN echo $AB',
    'RUN echo "${AB}"',
    'RUN echo "it\'s $AB"',
    "RUN echo 'a' $AB",
    'RUN echo $AB $AB',
    'RUN echo ${AB%x}',
    'RUN echo $$$AB',
    'RUN echo \\\\$AB',
    'RUN echo $(cat "$AB")',
    'RUN a \\\n  $AB',
    'RUN <<EOF\necho $AB\nEOF',
    "RUN <<'EOF'\necho $AB\nEOF",
    'RUN cat <<EOF\n$AB\nEOF',
    'RUN --mount=type=secret,id=a,env=OTHER echo $AB',
  ])('%j', (run) => expect(asks(run)).toEqual(told))
  test.each([
    "RUN echo '$AB'",
    'RUN echo \\$AB',
    'RUN echo "\\$AB"',
    'RUN echo $$AB',
    'RUN ["echo", "$AB"]',
    'RUN AB=2; echo $AB',
    'RUN AB+=2; echo $AB',
    'RUN read AB; echo $AB',
    'RUN export AB; echo $AB',
    'RUN for AB in a; do echo $AB; done',
    'RUN . ./env && echo $AB',
    'RUN source env; echo $AB',
    'RUN echo ${AB:-2} ${AB-2} ${AB:+2} ${AB:=2} ${AB:?no}',
    'RUN echo $ABC $A',
    "RUN cat <<'EOF'\n$AB\nEOF",
    'RUN --mount=type=secret,id=a,env=AB echo $AB',
    'ARG AB\nRUN echo $AB',
    'ENV AB=2\nRUN echo $AB',
  ])('not in %j', (run) => expect(asks(run)).toEqual([]))
})
