import { describe, expect, test } from 'vitest'
import { simpleCommands } from './read-script.js'

const only = (text: string) => simpleCommands(text)![0]!

describe('what a command starts', () => {
  test.each<[text: string, name: string, starters: string[]]>([
    ['sudo a', 'a', ['sudo']],
    ...['-u', '-g', '-U', '-C', '-p', '-h', '-r', '-t', '--user', '--group'].map(
      (option): [string, string, string[]] => [`sudo ${option} x a -y`, 'a', ['sudo']],
    ),
    ['sudo -E -- a', 'a', ['sudo']],
    ['sudo -- -a', '-a', ['sudo']],
    ...['-u', '-C', '--unset', '--chdir'].map((option): [string, string, string[]] => [
      `env ${option} x a`,
      'a',
      ['env'],
    ]),
    ['env -i A=1 B=2 a', 'a', ['env']],
    ['exec -a x a', 'a', ['exec']],
    ['exec', 'exec', []],
    ['exec -a x', 'exec', []],
    ['nice -n 5 a', 'a', ['nice']],
    ['ionice -c 2 -n 7 a', 'a', ['ionice']],
    ['time -f x -o y a', 'a', ['time']],
    ['nohup a', 'a', ['nohup']],
    ['eatmydata a', 'a', ['eatmydata']],
    ['command a', 'a', ['command']],
    ['command -v a', 'command', []],
    ['/usr/bin/sudo /bin/a', 'a', ['sudo']],
    ['sudo env nice a', 'a', ['sudo', 'env', 'nice']],
    ['sudo A=1', 'sudo', []],
    ['sudo env A=1', 'env', ['sudo']],
    ['toString a', 'toString', []],
  ])('%s', (text, name, starters) => expect(only(text)).toMatchObject({ name, starters }))

  test('keeps what is assigned before it, and where it ends', () => {
    expect(only(' A=1 B+=2 a b ; c')).toMatchObject({ assignments: ['A=1', 'B+=2'], name: 'a', end: 13 })
    expect(only('a A=1').assignments).toEqual([])
    expect(only('1A=1 b')).toMatchObject({ name: '1A=1', assignments: [] })
    expect(simpleCommands('A=1 B=2')).toEqual([])
  })
})
