import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('apt-assume-yes', () => {
  test.each([
    ['every command', 'FROM a\nRUN apt-get update && apt-get upgrade && apt install x\n', [2, 2]],
    [
      'all spellings of yes',
      'FROM a\nRUN apt-get -qqy install a; apt-get install --yes b; apt-get -qq install c\n',
      [],
    ],
    ['a variable may hold it', 'FROM a\nRUN apt-get $OPTS install a\n', []],
    [
      'configured once for all',
      'FROM a\nRUN echo "APT::Get::Assume-Yes true;" > /etc/apt/apt.conf.d/90\nRUN apt-get install a\n',
      [],
    ],
    ['exec form', 'FROM a\nRUN ["apt-get", "install", "a"]\n', [2]],
    ['in a heredoc', 'FROM a\nRUN <<E\nset -e\napt-get install a\nE\n', [2]],
    ['commands that ask nothing', 'FROM a\nRUN apt-get update; apt-get download a; apt-get purge\n', []],
    ['a string of another command', 'FROM a\nRUN echo "apt-get install x"\n', []],

    ...['install', 'upgrade', 'dist-upgrade', 'full-upgrade', 'remove', 'purge', 'autoremove', 'build-dep'].map(
      (verb): [string, string, number[]] => [verb, `FROM a\nRUN apt-get ${verb} x\n`, [2]],
    ),
    ...[
      '-y',
      '-yq',
      '-qq',
      '-fqq',
      '--yes',
      '--assume-yes',
      '-q=2',
      '--force-yes',
      '-s',
      '--simulate',
      '--dry-run',
      '--download-only',
      '-d',
    ].map((option): [string, string, number[]] => [option, `FROM a\nRUN apt-get install ${option} x\n`, []]),
    ...['-q', '-f', '--no-install-recommends', '-x-y', '--yesx', '-q=20'].map((option): [string, string, number[]] => [
      option,
      `FROM a\nRUN apt-get install ${option} x\n`,
      [2],
    ]),
    [
      'with nothing to take away',
      'FROM a\nRUN apt-get remove --auto-remove; apt-get purge\nRUN apt-get autoremove\n',
      [3],
    ],
    ['with an answer', 'FROM a\nRUN yes | apt-get install x\n', []],
    [
      'configured in the stage that it begins with',
      'FROM a AS b\nRUN echo APT::Get::Assume-Yes > /c\nFROM b\nRUN apt-get install x\n',
      [],
    ],
    ['configured otherwise', 'FROM a\nRUN echo APT::Get::Other > /c\nRUN apt-get install x\n', [3]],
    ['another program', 'FROM a\nRUN aptitude install x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-assume-yes', text)).toEqual(lines)
  })
})
