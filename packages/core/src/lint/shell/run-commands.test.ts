import { describe, expect, test } from 'vitest'
import type { Run } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { visit } from '../engine/visit.js'
import { commandsOf, isWhole, readScript, scriptOf } from './run-commands.js'

const runOf = (text: string): Run => parse(`FROM a\nRUN ${text}\n`).file.stages[0]!.instructions[0] as Run

describe('the text that a shell runs', () => {
  test.each<[what: string, run: string, script: string | undefined]>([
    ['of shell form', 'a && b', 'a && b'],
    ['of several lines', 'a \\\n  && b', 'a   && b'],
    ['without the comments between', 'a \\\n# c\n  && b', 'a   && b'],
    ['with flags before', '--mount=type=cache,target=/c --network=none a', 'a'],
    ['of a heredoc', '<<E\na\nb\nE', 'a\nb\n'],
    ['of a heredoc with its tabs', '<<-E\n\ta\n\tE', '\ta\n'],
    ['of a quoted heredoc', "<<'E'\na $b\nE", 'a $b\n'],
    ['of a heredoc that is empty', '<<E\nE', ''],
    ['with a heredoc that a program reads', 'cat <<E > f\na\nE', 'cat <<E > f\na\nE'],
    ['with several heredocs', 'cat <<E <<F\na\nE\nb\nF', 'cat <<E <<F\na\nE\nb\nF'],
    ['of an exec form that starts a shell', '["sh", "-c", "a && b"]', 'a && b'],
    ['of one that starts it by its path', '["/bin/bash", "-c", "a"]', 'a'],
    ['of one by another path', '["/usr/bin/dash", "-c", "a"]', 'a'],
    ['of one with other options before', '["ash", "-exc", "a", "b"]', 'a'],
    ['not of an exec form without a shell', '["a", "b"]', undefined],
    ['not of another shell', '["zsh", "-c", "a"]', undefined],
    ['not of a shell elsewhere', '["/opt/sh", "-c", "a"]', undefined],
    ['not of a shell that runs a file', '["sh", "a.sh"]', undefined],
    ['not of a shell whose options are apart', '["bash", "-o", "pipefail", "-c", "a"]', undefined],
    ['not of a shell without a text', '["sh", "-c"]', undefined],
    ['not of an option that goes on', '["sh", "-cx", "a"]', undefined],
    ['not of no words', '[]', undefined],
  ])('%s', (_, run, script) => expect(readScript(runOf(run))).toBe(script))

  test('is the same while it is visited', () => {
    const found: (string | undefined)[] = []
    visit(
      parse('FROM a\nRUN b\nRUN ["c"]\n').file,
      {},
      {
        entries: { run: (run, _, at) => void found.push(scriptOf(run, at), scriptOf(run, at)) },
      },
    )
    expect(found).toEqual(['b', 'b', undefined, undefined])
  })
})

test.each<[text: string, isIt: boolean]>([
  ['<<E', true],
  [' <<-E ', true],
  ['<<"E F"', false],
  ["<<'E'", true],
  ['<< E', true],
  ['<<E cat', false],
  ['cat <<E', false],
  ['<<E <<F', false],
  ['3<<E', false],
  ['<<', false],
  ['', false],
])('%j is a heredoc and nothing else: %s', (text, isIt) => expect(isWhole(text)).toBe(isIt))

describe('the commands of a RUN', () => {
  /** The commands of the last one. */
  const commands = (text: string): readonly string[] | undefined => {
    let last: readonly string[] | undefined
    visit(
      parse(text).file,
      {},
      {
        entries: {
          run: (run, _, at) => {
            last = commandsOf(run, at)?.map(({ name, arguments: words }) =>
              [name, ...words.map((one) => one.text)].join(' '),
            )
          },
        },
      },
    )
    return last
  }

  test.each<[what: string, instructions: string, commands: string[] | undefined]>([
    ['of shell form', 'RUN a b && c', ['a b', 'c']],
    ['of a heredoc', 'RUN <<E\na\nb c\nE', ['a', 'b c']],
    ['of a shell in exec form', 'RUN ["sh", "-c", "a; b"]', ['a', 'b']],
    ['of a program in exec form', 'RUN ["a", "b c", "$D && e"]', ['a b c $D && e']],
    ['of a program by its path', 'RUN ["/usr/bin/a", "b"]', ['a b']],
    ['of a program that another one starts', 'RUN ["sudo", "a", "b"]', ['a b']],
    ['of an exec form that starts nothing', 'RUN ["A=1"]', []],
    ['of what is not understood', 'RUN a "b', undefined],
    ['of another shell', 'SHELL ["pwsh", "-c"]\nRUN a', undefined],
    ['of exec form where the shell is another', 'SHELL ["pwsh", "-c"]\nRUN ["a"]', ['a']],
    ['of a shell in exec form where it is another', 'SHELL ["pwsh", "-c"]\nRUN ["sh", "-c", "a"]', ['a']],
    ['of one of its kind', 'SHELL ["/bin/bash", "-euo", "pipefail", "-c"]\nRUN a', ['a']],
    ['of a script for another program', 'RUN <<E\n#!/usr/bin/env python\na\nE', undefined],
    ['of a script for node', 'RUN <<E\n#!/usr/local/bin/node\na\nE', undefined],
    ['of a script for a shell', 'RUN <<E\n#!/bin/bash\na\nE', ['a']],
    ['of a script for a shell that env finds', 'RUN <<E\n#! /usr/bin/env sh\na\nE', ['a']],
    ['of a script for a shell with options', 'RUN <<E\n#!/bin/sh -e\na\nE', ['a']],
    ['of a template', 'RUN {{ clean }} && a', undefined],
    ['of a template with blocks', 'RUN a; {% if b %}', undefined],
    ['of a word that only holds one', 'RUN a {{ b }}', ['a {{ b }}']],
  ])('%s', (_, instructions, found) => expect(commands(`FROM a\n${instructions}\n`)).toEqual(found))

  test('where Windows reads it are not known', () => {
    expect(commands('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN a\n')).toBeUndefined()
  })

  test('of a trigger are those of the stage that it runs in', () => {
    expect(commands('FROM a AS b\nSHELL ["pwsh", "-c"]\nONBUILD RUN c\nFROM b\n')).toBeUndefined()
    expect(commands('FROM a AS b\nONBUILD RUN c\nFROM b\n')).toEqual(['c'])
  })

  test('in exec form stand alone', () => {
    let stands: unknown
    visit(
      parse('FROM a\nRUN ["b", "$C"]\n').file,
      {},
      {
        entries: { run: (run, _, at) => void (stands = commandsOf(run, at)![0]) },
      },
    )
    expect(stands).toMatchObject({
      redirections: [],
      isPiped: false,
      isFeeding: false,
      before: '',
      after: '',
      arguments: [{ text: '$C', isPlain: true }],
      within: { kind: 'script', after: '' },
    })
  })
})
