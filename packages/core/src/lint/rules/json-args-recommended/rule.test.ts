import { describe, expect, test } from 'vitest'
import type { ContextView } from '../../engine/context.js'
import { contextOf } from '../../testing/context.js'
import { linesOf, linted, saidBy } from '../../testing/said.js'

describe('JSONArgsRecommended', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['CMD x', [2]],
    ['CMD', [2]],
    ['ENTRYPOINT x', [2]],
    ['CMD x\nENTRYPOINT y', [2, 3]],
    ['cmd \\\n  x', [2]],
    ['CMD ["x"]', []],
    ['CMD []', []],
    ['CMD [ "x" , \\\n "y" ]', []],
    ['CMD ["a\\/b", "é"]', []],
    ['RUN x\nHEALTHCHECK CMD x', []],
    // What is no JSON
    ["CMD ['x']", [2]],
    ['CMD ["x"] y', [2]],
    ['CMD ["x",]', [2]],
    ['CMD [“x”]', [2]],
    // The SHELL must stand before.
    ['SHELL ["s"]\nCMD x\nENTRYPOINT y', []],
    ['CMD x\nSHELL ["s"]\nCMD y', [2]],
    // Comments
    ['# hadolint ignore=DL3025\nCMD x', []],
    ['# check=skip=JSONArgsRecommended\nCMD x\nENTRYPOINT y', [4]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('JSONArgsRecommended', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test.each<readonly [text: string, lines: readonly number[]]>([
    ['FROM a AS b\nSHELL ["s"]\nFROM b AS c\nFROM c\nCMD x\n', []],
    ['FROM a AS b\nSHELL ["s"]\nFROM a\nCMD x\n', [4]],
    ['FROM a AS b\nONBUILD CMD x\nFROM b AS c\nFROM c\n', [3]],
    ['FROM a AS b\nONBUILD SHELL ["s"]\nCMD x\n', [3]],
    ['FROM a AS b\nONBUILD SHELL ["s"]\nFROM b\nCMD x\n', []],
    ['FROM a\nONBUILD CMD x\n', []],
  ])('%j: %j', (text, lines) => {
    expect(linesOf('JSONArgsRecommended', text)).toEqual(lines)
  })

  test.each(['CMD', 'ENTRYPOINT'])('%s says who gets the signals', (keyword) => {
    expect(saidBy('JSONArgsRecommended', `FROM a\n${keyword} x\n`)).toMatchObject([
      {
        severity: 'warning',
        message: `${keyword} is in shell form: a shell is the process that gets signals such as SIGTERM`,
        hint: `Write ${keyword} ["program", "argument"], or choose the shell with SHELL`,
        place: { line: 2 },
      },
    ])
  })

  /** What each report would write in its place. */
  const mended = (text: string, context?: ContextView): readonly (readonly string[] | undefined)[] =>
    saidBy('JSONArgsRecommended', text, context === undefined ? {} : { context }).map(({ fix }) => {
      const [change] = fix ?? []
      return change?.kind === 'replace' && 'command' in change.by && change.by.command?.form === 'exec'
        ? change.by.command.args
        : undefined
    })

  test.each<readonly [text: string, mended: readonly (readonly string[] | undefined)[]]>([
    ['FROM a\nCMD x -y\n', [['x', '-y']]],
    ['FROM a\nCMD exec x "y z"\n', [['x', 'y z']]],
    ['FROM a\nCMD x && y\n', [undefined]],
    ['FROM a\nCMD\n', [undefined]],
    // In exec form an ENTRYPOINT gets the CMD.
    ['FROM a\nENTRYPOINT x\n', [['x']]],
    ['FROM a\nENTRYPOINT x\nCMD ["y"]\n', [undefined]],
    ['FROM a\nCMD ["y"]\nENTRYPOINT x\n', [undefined]],
    ['FROM a AS b\nENTRYPOINT x\nFROM b\nCMD ["y"]\n', [undefined]],
    ['FROM a AS b\nENTRYPOINT x\nFROM a\nCMD ["y"]\n', [['x']]],
    ['FROM a\nENTRYPOINT ["x"]\nCMD y\n', [undefined]],
    ['FROM a\nCMD y\nENTRYPOINT ["x"]\n', [undefined]],
    ['FROM a AS b\nENTRYPOINT ["x"]\nFROM b\nCMD y\n', [undefined]],
    // The shell of Windows has other rules.
    ['# escape=`\nFROM a\nCMD x\n', [undefined]],
    ['FROM --platform=windows/amd64 a\nCMD x\n', [undefined]],
    ['ARG P=Windows/amd64\nFROM --platform=$P a\nCMD x\n', [undefined]],
    ['FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCMD x\n', [undefined]],
    ['FROM --platform=windows/amd64 a AS b\nFROM b\nCMD x\n', [undefined]],
    ['FROM --platform=linux/amd64 a\nCMD x\n', [['x']]],
    // What a trigger brings stands elsewhere.
    ['FROM a AS b\nONBUILD CMD x\nFROM b\n', [undefined]],
  ])('%j becomes %j', (text, expected) => {
    expect(mended(text)).toEqual(expected)
  })

  test.each<readonly [file: string, text: string, isMended: boolean]>([
    ['run.sh', '#!/bin/sh\n', true],
    ['run.sh', 'echo a\n', false],
    ['run.sh', '\u007fELF\0', true],
    ['bin/run.sh', 'echo a\n', false],
    ['run.sh.bak', 'echo a\n', true],
  ])('a script %s that is %j: %s', (path, text, isMended) => {
    const context = { ...contextOf(path), read: (one: string) => (one === path ? text : undefined) }
    const [found] = mended(`FROM a\nCOPY ${path} /\nCMD /run.sh\n`, context)
    expect(found).toEqual(isMended ? ['/run.sh'] : undefined)
  })
})

const saidOf = (text: string, context?: ContextView) =>
  linted(text, context === undefined ? {} : { context }).find(({ code }) => code === 'JSONArgsRecommended')

describe('a script without #! is run by a shell alone', () => {
  test.each([
    ['the whole context', 'COPY . .\nCMD ./start.sh\n'],
    ['a folder', 'COPY dir/ /d/\nCMD /d/start.sh\n'],
    ['the file by name', 'COPY start.sh .\nCMD ./start.sh\n'],
    ['the file by another name', 'COPY start.sh /run\nCMD /run\n'],
    ['a folder for programs', 'COPY scripts/ /usr/local/bin/\nCMD start\n'],
    ['a file for one of them', 'COPY start.sh /usr/local/bin/start\nCMD start\n'],
    ['a folder that PATH names', 'ENV PATH=/app/bin:$PATH\nCOPY . /app\nCMD start\n'],
    ['a folder that PATH names, from where one stands', 'ENV PATH=/app/bin:$PATH\nCOPY . .\nCMD start\n'],
    ['a folder where one stands', 'WORKDIR /usr/local/bin\nCOPY . .\nCMD start\n'],
    ['a path that nobody knows', 'ARG X\nCOPY $X /run.sh\nCMD /run.sh\n'],
    ['a destination that nobody knows', 'ARG X\nCOPY run.sh $X\nCMD /run.sh\n'],
    ['an archive', 'ADD app.tgz /app/\nCMD /app/start\n'],
    ['an address', 'ADD https://e.org/start /app/\nCMD /app/start\n'],
    ['a file that stands in the Dockerfile', 'COPY <<E /run.sh\necho a\nE\nCMD /run.sh\n'],
    ['one that is written', 'RUN echo "echo a" > /run.sh && chmod +x /run.sh\nCMD /run.sh\n'],
    ['one that is written for PATH', 'RUN echo "echo a" > /usr/bin/run-it\nCMD run-it\n'],
    ['one that is downloaded', 'RUN curl -o /run.sh https://e.org/x\nCMD /run.sh\n'],
    ['one that a script writes', 'RUN <<E\n#!/usr/bin/env python3\nopen("/run.sh", "w")\nE\nCMD /run.sh\n'],
    ['one of the stage that it begins with', 'COPY . .\nFROM b\nCMD ./start.sh\n'],
    ['one of another stage', 'COPY . /src\nFROM a\nCOPY --from=b /src/start.sh /run.sh\nCMD /run.sh\n'],
    ['one in a folder of another stage', 'COPY . /src\nFROM a\nCOPY --from=b /src /app\nCMD /app/run.sh\n'],
    ['a trigger', 'ONBUILD COPY . .\nFROM b\nCMD ./start.sh\n'],
    ['what nobody can read', 'COPY . /src\nFROM a\nARG X\nCOPY --from=b $X /app/\nCMD /app/run\n'],
  ])('%s: it is told, without a fix', (_, text) => {
    expect(saidOf(`FROM a AS b\n${text}`)).toBeDefined()
    expect(saidOf(`FROM a AS b\n${text}`)?.fix).toBeUndefined()
  })

  test.each([
    ['a program of the image', 'CMD nginx -g x\n'],
    ['one with its folder', 'COPY . .\nCMD /usr/sbin/nginx -g x\n'],
    ['one beside the source', 'COPY . .\nCMD node server.js\n'],
    ['one beside other files', 'COPY start.conf /app/\nCMD /app/run\n'],
    ['a folder of tools in PATH', 'ENV PATH=/opt/venv/bin:$PATH\nCOPY . .\nCMD serve\n'],
    ['a script that stands in the Dockerfile with it', 'COPY <<E /run.sh\n#!/bin/sh\necho a\nE\nCMD /run.sh\n'],
    ['what a compiler writes', 'COPY . .\nRUN go build -o server .\nCMD ./server\n'],
    ['what a compiler wrote', 'COPY . .\nRUN go build -o /out/app\nFROM a\nCOPY --from=b /out/app /app\nCMD /app\n'],
    ['what cargo wrote', 'COPY . .\nFROM a\nCOPY --from=b /src/target/release/app /app\nCMD /app\n'],
    ['what cargo writes', 'COPY . .\nRUN cargo build --release\nCMD ./target/release/app\n'],
    ['what another image has', 'COPY --from=c /app /app\nCMD /app\n'],
    ['what is only made executable', 'RUN chmod +x /run.sh\nCMD /run.sh\n'],
  ])('%s is none', (_, text) => {
    expect(saidOf(`FROM a AS b\n${text}`)?.fix).toBeDefined()
  })

  const holding = (first: string | undefined): ContextView => ({
    ...contextOf('start.sh other.sh bin/run'),
    read: () => first,
  })

  test.each([
    ['COPY . .\nCMD ./start.sh\n'],
    ['COPY start.sh /x\nCMD /x\n'],
    ['COPY bin /app\nCMD /app/run\n'],
    ['COPY *.sh /\nCMD /start.sh\n'],
    ['COPY . /usr/local/bin/\nCMD run\n'],
  ])('the build context tells of %j', (text) => {
    expect(saidOf(`FROM a\n${text}`, holding('#!/bin/sh\n'))?.fix).toBeDefined()
    expect(saidOf(`FROM a\n${text}`, holding('\u007fELF\0'))?.fix).toBeDefined()
    expect(saidOf(`FROM a\n${text}`, holding('echo a\n'))?.fix).toBeUndefined()
    expect(saidOf(`FROM a\n${text}`, holding(undefined))?.fix).toBeUndefined()
  })

  test('takes no time without end for a file without end', () => {
    const many = `FROM a\n${'RUN a\nCMD ./x\n'.repeat(1000)}`
    expect(linted(many).filter(({ code }) => code === 'JSONArgsRecommended')).toHaveLength(1000)
  })

  test('what is not in the build context yet is not known', () => {
    expect(saidOf('FROM a\nCOPY dist/app /app\nCMD /app\n', contextOf('x'))?.fix).toBeUndefined()
  })
})

test.each([
  ['CMD node a.js', 'a shell is the process that gets signals', 'Write CMD ["program", "argument"]'],
  ['CMD node $A', 'a shell is the process that gets signals', 'begin the command with exec'],
  ['CMD a && b', 'a shell is the process that gets signals', 'Write CMD ["program", "argument"]'],
  ['ENTRYPOINT exec java $JAVA_OPTS -jar a.jar', 'exec makes that the process that gets signals', 'to keep them'],
  ['ENTRYPOINT exec java -jar a.jar', 'exec makes that the process that gets signals', 'Write ENTRYPOINT ["program"'],
])('%s: says what is true of it', (line, message, hint) => {
  const found = saidOf(`FROM a\n${line}\n`)
  expect(found?.message).toContain(message)
  expect(found?.hint).toContain(hint)
})
