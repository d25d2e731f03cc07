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
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-assume-yes', text)).toEqual(lines)
  })
})
