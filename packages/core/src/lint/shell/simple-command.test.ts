import { describe, expect, test } from 'vitest'
import { hasOption, hidesOptions, operands, verbOf } from './arguments.js'
import { execWords } from './exec-words.js'
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

test.each([
  ['a -r b', ['-r'], true],
  ['a -xr b', ['-r'], true],
  ['a --r b', ['-r'], false],
  ['a r b', ['-r'], false],
  ['a - b', ['-r'], false],
  ['a --all', ['--all'], true],
  ['a --all=b', ['--all'], true],
  ['a --allow', ['--all'], false],
  ['a -R', ['-r', '-R'], true],
])('%s has one of %j: %s', (text, options, isGiven) => expect(hasOption(only(text), ...options)).toBe(isGiven))

test('arguments are told from options', () => {
  expect(operands(only('a -b c - --d e')).map(({ text }) => text)).toEqual(['c', '-', 'e'])
  expect(verbOf(only('a -b c d'))).toBe('c')
  expect(verbOf(only('a -b'))).toBeUndefined()
  expect(verbOf(only('apt-get -o a=b update'))).toBe('update')
  expect(verbOf(only('apt -q -t a install'))).toBe('install')
  expect(verbOf(only('apk -t a add'))).toBe('a')
  expect(['a $B', 'a `b`', 'a "$B"', 'a b$C', 'a b'].map((text) => hidesOptions(only(text)))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

describe('words that need no shell', () => {
  test.each<[text: string, words: string[] | undefined]>([
    ['a b', ['a', 'b']],
    [' \ta\t b ', ['a', 'b']],
    [`a 'b "c' "d 'e"`, ['a', 'b "c', "d 'e"]],
    [`a b'c'"d"e`, ['a', 'bcde']],
    [`a ''`, ['a', '']],
    ['a -b=c:d,e@f%g+h/i.j_k', ['a', '-b=c:d,e@f%g+h/i.j_k']],
    ['exec a b', ['a', 'b']],
    ['exec', undefined],
    ['exec -a b c', undefined],
    ['exec exec a', undefined],
    [`'' a`, undefined],
    ['', undefined],
    ['A=1 b', undefined],
    ['A+=1 b', undefined],
    ['cd a', undefined],
    ['. a', undefined],
    [': a', undefined],
    ['wait', undefined],
    ['./cd a', ['./cd', 'a']],
    ['a cd', ['a', 'cd']],
    ['a "b$c"', undefined],
    ['a "b`c`"', undefined],
    ['a "b\\c"', undefined],
    ['a "b!"', undefined],
    [`a 'b$c!'`, ['a', 'b$c!']],
    [`a 'b`, undefined],
    ['a "b', undefined],
    ...['~', '*', '?', '[', '{b}', '#', ';b', '&', '|', '>', '<', '(', '!', '$B', '\\b', '\n'].map(
      (sign): [string, undefined] => [`a ${sign}`, undefined],
    ),
  ])('%j', (text, words) => expect(execWords(text)).toEqual(words))
})
