import { describe, expect, test } from 'vitest'
import { linesOf, linted, saidBy } from '../../testing/said.js'

describe('heredoc-without-set-e', () => {
  test.each([
    ['other options with it', 'FROM a\nRUN <<E\nset -eux\na\nb\nE\n', []],
    ['options without it', 'FROM a\nRUN <<E\nset -x\na\nb\nE\n', [2]],
    ['the SHELL says it', 'FROM a\nSHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN <<E\na\nb\nE\n', []],
    ['another interpreter', 'FROM a\nRUN <<E\n#!/usr/bin/env python3\na\nb\nE\n', []],
    ['a shell named by the script', 'FROM a\nRUN <<E\n#!/bin/bash\na\nb\nE\n', [2]],
    ['options in that line', 'FROM a\nRUN <<E\n#!/bin/sh -e\na\nb\nE\n', []],
    ['input of a program', 'FROM a\nRUN python3 <<E\na\nb\nE\n', []],
    ['files that are only written', 'FROM a\nRUN <<E\ncat > /x <<F\n1\nF\ncat > /y <<F\n2\nF\nE\n', []],
    ['one chain', 'FROM a\nRUN <<E\na &&\nb\nE\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('heredoc-without-set-e', text)).toEqual(lines)
  })

  /** Whether a script of these lines goes on after a failure that nobody sees. */
  const goesOn = (script: string, before = ''): boolean =>
    linesOf('heredoc-without-set-e', `FROM a\n${before}RUN <<E\n${script}\nE\n`).length > 0

  test.each([
    ['a\nb', true],
    ['a; b', true],
    ['a', false],
    ['', false],
    ['# a\nb', false],
    ['a\n\n', false],
    // What stops it
    ['set -e\na\nb', false],
    ['set -o errexit\na\nb', false],
    ['set -x -o errexit\na\nb', false],
    ['set -xe\na\nb', false],
    ['  set -e\na\nb', false],
    ['a && set -e\nb\nc', false],
    ['set -x; set -e; a; b', false],
    ['set +e\na\nb', true],
    ['set -u\na\nb', true],
    ['set -o pipefail\na\nb', true],
    ['echo set -e\na\nb', true],
    // Where a failure counts, or does not matter
    ['a && b', false],
    ['a &&\nb &&\nc', false],
    ['a && b\nc', true],
    ['a || exit 1\nb', false],
    ['a || { exit 1; }\nb', false],
    ['a || true\nb', false],
    ['! a\nb', false],
    ['a &\nb', false],
    ['if a; then\n  b\nfi', false],
    ['if a; then\n  b\n  c\nfi', true],
    ['if a; then\n  b\nfi\nc', true],
    ['for i in 1 2; do\n  a\ndone', false],
    ['for i in 1 2; do\n  a\n  b\ndone', true],
    ['for i in 1 2; do\n  a || break\ndone', false],
    ['while a; do\n  true\ndone\nb', false],
    ['(a; b)', true],
    ['{ a && b; }', false],
    ['f() {\n  a\n  b\n}\nc', false],
    ['A=$(a)\nb', false],
    ['a | b\nc', true],
    // Commands whose failure is none
    ['echo a\nb', false],
    [
      'printf a\nmkdir b\ntouch c\nchmod 1 d\nexport A=1\nreadonly B=1\ntrap x EXIT\numask 1\nalias l=ls\nread x\nb',
      false,
    ],
    ['set -x\n:\ntrue\nshift\nb', false],
    ['cat > /x <<F\n1\nF\nb', false],
    ['cat /y > /x\nb', true],
    ['cd /x\nb', true],
    // Nobody understands it for sure
    ["a\necho 'b", false],
  ])('%j: %s', (script, expected) => {
    expect(goesOn(script)).toBe(expected)
  })

  test.each([
    ['SHELL ["/bin/sh", "-c"]', true],
    ['SHELL ["/bin/sh", "-ec"]', false],
    ['SHELL ["/bin/bash", "-e", "-c"]', false],
    ['SHELL ["/bin/bash", "-o", "errexit", "-c"]', false],
    ['SHELL ["/bin/bash", "-o", "pipefail", "-c"]', true],
    ['SHELL ["/bin/bash", "-e", "-c"]\nSHELL ["/bin/bash", "-c"]', true],
    ['SHELL ["ksh", "-c"]', true],
    ['SHELL ["pwsh", "-c"]', false],
    ['SHELL ["cmd", "/S", "/C"]', false],
  ])('with %j: %s', (before, expected) => {
    expect(goesOn('a\nb', `${before}\n`)).toBe(expected)
  })

  test.each([
    ['#!/bin/sh', true],
    ['#!/bin/bash', true],
    ['#!/usr/bin/env bash', true],
    ['#! /bin/dash', true],
    ['#!/bin/bash -e', false],
    ['#!/usr/bin/env -S bash -e', false],
    ['#!/bin/zsh', false],
    ['#!/usr/bin/python3', false],
  ])('begun with %s: %s', (first, expected) => {
    expect(goesOn(`${first}\na\nb`)).toBe(expected)
  })

  test.each([
    ['a tab before the end', 'FROM a\nRUN <<-E\n\ta\n\tb\n\tE\n', [2]],
    ['a name in quotes', "FROM a\nRUN <<'E'\na\nb\nE\n", [2]],
    ['mounts before it', 'FROM a\nRUN --mount=type=cache,target=/x <<E\na\nb\nE\n', [2]],
    ['carriage returns', 'FROM a\r\nRUN <<E\r\na\r\nb\r\nE\r\n', [2]],
    ['behind a program', 'FROM a\nRUN cat <<E\na\nb\nE\n', []],
    ['two of them', 'FROM a\nRUN <<E <<F\na\nb\nE\nc\nd\nF\n', []],
    ['not in a heredoc', 'FROM a\nRUN a; b\n', []],
    ['in exec form', 'FROM a\nRUN ["sh", "-c", "a; b"]\n', []],
    ['a file that is copied', 'FROM a\nCOPY <<E /x\na\nb\nE\n', []],
    ['an image of Windows', 'FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nRUN <<E\na\nb\nE\n', []],
    ['a SHELL of the stage that it begins with', 'FROM a AS b\nSHELL ["sh", "-ec"]\nFROM b\nRUN <<E\na\nb\nE\n', []],
    ['a SHELL of another stage', 'FROM a AS b\nSHELL ["sh", "-ec"]\nFROM a\nRUN <<E\na\nb\nE\n', [4]],
    ['by a trigger', 'FROM a AS b\nONBUILD RUN <<E\na\nb\nE\nFROM b\n', [6]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('heredoc-without-set-e', text)).toEqual(lines)
  })

  test('says what to write', () => {
    expect(saidBy('heredoc-without-set-e', 'FROM a\nRUN <<E\na\nb\nE\n')).toMatchObject([
      {
        severity: 'warning',
        message: 'the script goes on when a command fails, and only its last command decides whether the build does',
        hint: 'Begin it with set -e',
        place: { line: 2, endLine: 5 },
      },
    ])
  })
})

const saidOf = (text: string) => linted(`FROM a\n${text}\n`).find(({ code }) => code === 'heredoc-without-set-e')

describe('heredoc-without-set-e, of a shell that the command starts', () => {
  test.each(['<<E bash', '<<E sh', 'bash <<E', '/bin/bash -x <<-"E"', 'sh -s <<E', "<<'E' /bin/sh"])(
    'RUN %s',
    (start) => {
      const text = `RUN ${start}\na\nb\nE`
      expect(saidOf(text)?.fix).toBeDefined()
      // The shell around it has no part in that.
      expect(saidOf(`SHELL ["/bin/bash", "-e", "-c"]\n${text}`)).toBeDefined()
      expect(saidOf(`SHELL ["pwsh", "-c"]\n${text}`)).toBeUndefined()
    },
  )

  test.each([
    'bash -e <<E',
    'bash -euo pipefail <<E',
    'bash -o errexit <<E',
    'bash -c x <<E',
    'bash x.sh <<E',
    'cat <<E',
    'cat <<E | sh',
  ])('RUN %s is silent', (start) => {
    expect(saidOf(`RUN ${start}\na\nb\nE`)).toBeUndefined()
  })

  test('options that stop at no failure', () => {
    expect(saidOf('RUN bash -o pipefail <<E\na\nb\nE')).toBeDefined()
  })
})

describe('heredoc-without-set-e tells, without a fix', () => {
  test.each([
    ['a status that the script asks for', 'a\nb\nif [ $? -ne 0 ]; then c; fi'],
    ['a program whose status is an answer', 'grep -q a b\nc'],
    ['arithmetic, whose status is its value', 'a\n((i++))\nb'],
    ['lines that end as in Windows', 'a\r\nb\r'],
  ])('%s', (_, body) => {
    expect(saidOf(`RUN <<E\n${body}\nE`)).toBeDefined()
    expect(saidOf(`RUN <<E\n${body}\nE`)?.fix).toBeUndefined()
  })

  test('and is silent where the script asks after each command', () => {
    expect(saidOf('RUN <<E\nb\nrc=$?\necho $rc\nE')).toBeUndefined()
    expect(saidOf('RUN <<E\nb; echo $?\nE')).toBeUndefined()
  })

  test('says what to do about line ends', () => {
    expect(saidOf('RUN <<E\r\na\r\nb\r\nE\r')?.hint).toContain('newline alone')
  })
})
