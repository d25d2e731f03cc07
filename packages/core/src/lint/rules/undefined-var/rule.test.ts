import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('UndefinedVar', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    // Every form
    ['ENV A=$B', [2]],
    ['ENV A="$B"', [2]],
    ['ENV A=a${B}b', [2]],
    ['ENV A=a$Bb', [2]],
    ['ENV A=$B$C', [2, 2]],
    ['ENV A=$B \\\n  C=$D', [2, 2]],
    ['ENV A=$b$b', [2]],
    ['ENV A=$1', [2]],
    ['ENV A=$$', [2]],
    ['ENV A=$é', [2]],
    ['ENV A=\\\\$B', [2]],
    ['ENV A=\\$B', []],
    ['ENV A="\\$B"', []],
    ["ENV A='$B'", []],
    ['ENV A=$(x)', []],
    ['ENV A=$', []],
    // Every modifier; a default does not define.
    ...['-', ':-', '+', ':+', '?', ':?', '#', '##', '%', '%%'].map((modifier): [string, number[]] => [
      `ENV A=\${B${modifier}c}`,
      [2],
    ]),
    ['ENV A=${B/c/d}', [2]],
    ['ENV A=${B//c/d}', [2]],
    ['ENV A=${B:-$C}', [2, 2]],
    ['ARG B=1\nENV A=${B:-$C}', [3]],
    ['ARG B\nENV A=${B:+$C}', [3]],
    // What has been defined before
    ['ENV A=1\nENV A=$A:x', []],
    ['ENV A=$A', [2]],
    ['ENV A=1 B=$A', [2]],
    ['ENV "A"=1\nENV B=$A', []],
    ['ENV b=1\nENV A=$B', [3]],
    ['ENV é=1\nENV A=$é', []],
    ['ARG B\nENV A=$B', []],
    ['ARG B=\nENV A=$B', []],
    ['ARG B\nARG A=$B', []],
    ['ARG A=1 C=$A', []],
    ['ARG A="$B" C="$A"', [2]],
    ['ARG A=x\nARG A\nARG B="$A"', []],
    ['ENV PATH=/x:$PATH', []],
    ['ENV PATH=/x:$path', [2]],
    // What BuildKit gives has to be declared.
    ['ENV A=$TARGETARCH', [2]],
    ['ARG TARGETARCH\nENV A=$TARGETARCH', []],
    ['ENV A=$HTTP_PROXY B=$http_proxy', [2, 2]],
    ['ARG HTTP_PROXY\nENV A=$HTTP_PROXY', []],
    ['ENV A=$SOURCE_DATE_EPOCH', [2]],
    ['ENV A=$BUILDKIT_SYNTAX', [2]],
    ['ENV A=$BUILDKIT_SBOM_SCAN_STAGE$BUILDKIT_SBOM_SCAN_CONTEXT', []],
    // Comments
    ['# check=skip=UndefinedVar\nENV A=$B\nENV A=$B', [4]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('UndefinedVar', `FROM scratch\n${instructions}\n`)).toEqual(lines)
  })

  test.each([
    ...['ADD $B /x', 'ADD --checksum=$B https://example.org/y /x', 'ARG A=$B', 'COPY a $B', 'COPY --chown=$B a /x'],
    ...['COPY --chmod=$B a /x', 'COPY --from=x a $B', 'COPY <<E /x\n$B\nE', 'ENV $B=1', 'ENV A $B', 'LABEL a=$B'],
    ...['LABEL $B=a', 'STOPSIGNAL $B', 'USER a:$B', 'VOLUME $B', 'VOLUME ["$B"]', 'WORKDIR /a/$B'],
    ...['RUN --mount=type=cache,target=/$B x', 'RUN --mount=type=cache,target=/x,id=$B x'],
    ...['RUN --mount=type=$B,target=/x x', 'LABEL a="x \\\n $B"', 'COPY $B $B'],
  ])('%j is expanded', (instruction) => {
    expect(linesOf('UndefinedVar', `FROM scratch\n${instruction}\n`)).toEqual([2])
  })

  test.each([
    ...['CMD $B', 'CMD ["$B"]', 'ENTRYPOINT $B', 'HEALTHCHECK CMD $B', 'MAINTAINER $B', 'ONBUILD ENV A=$B', 'RUN $B'],
    ...['RUN --network=$B x', 'SHELL ["$B"]', 'COPY --exclude=$B a /x', "COPY <<'E' /x\n$B\nE", 'COPY <<"E" /x\n$B\nE'],
    // BuildKit drops it, and says nothing.
    'EXPOSE $B',
  ])('%j is not', (instruction) => {
    expect(linesOf('UndefinedVar', `FROM scratch\n${instruction}\n`)).toEqual([])
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    // What the base may set
    ['FROM corp/base\nENV A=$B\n', []],
    ['FROM alpine\nENV A=$B\n', [2]],
    ['FROM node\nENV A=$NODE_VERSION B=$NODE_ENV\n', [2]],
    // Stages
    ['FROM scratch AS b\nENV X=1\nARG Y=1\nFROM b\nENV Z=$X$Y\n', []],
    ['FROM scratch AS b\nENV X=1\nFROM scratch\nENV Y=$X\n', [4]],
    ['ARG X=1\nFROM scratch\nENV Y=$X\n', [3]],
    ['ARG X\nFROM scratch\nARG X\nENV Y=$X\n', []],
    ['ARG A=$X\nFROM scratch\n', []],
    // Triggers
    ['FROM scratch AS b\nONBUILD ENV A=$B\nFROM b\n', [3]],
    ['FROM scratch AS b\nONBUILD ENV A=$B\nENV B=1\nFROM b\n', []],
    ['FROM scratch AS b\nONBUILD ARG B=1\nFROM b\nENV A=$B\n', []],
    ['# escape=`\nFROM scratch\nENV A=`$B C=\\$D\n', [3]],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('UndefinedVar', text)).toEqual(lines)
  })

  test('suggests what is near, or what else may be meant', () => {
    expect(saidBy('UndefinedVar', 'FROM scratch\nARG VERSION\nENV A=$VERSON B=$q\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'nothing defines $VERSON before this instruction uses it',
        hint: 'Did you mean $VERSION?',
        place: { line: 3 },
      },
      {
        message: 'nothing defines $q before this instruction uses it',
        hint: 'Define it with ARG or ENV, or escape the "$" if the characters are meant',
      },
    ])
  })
})

test.each([
  ['$B', ''],
  ['${B}', ''],
  ['${B#x}', ''],
  ['${B:-/app}', ', so its default stands there whatever is given to the build'],
  ['${B-/app}', ', so its default stands there whatever is given to the build'],
  ['${B:+x}', ', so its alternative never stands there'],
])('says what stands in the place of %s', (use, consequence) => {
  expect(saidBy('UndefinedVar', `FROM alpine\nENV A=${use}\n`)).toMatchObject([
    { message: `nothing defines $B before this instruction uses it${consequence}` },
  ])
})
