import { describe, expect, test } from 'vitest'
import { cpuTime } from '../../../test/cpu-time.js'
import { simpleCommands } from './read-script.js'

const read = (text: string): readonly string[] | undefined =>
  simpleCommands(text)?.map(({ name, arguments: words }) => [name, ...words.map((word) => word.text)].join(' '))

describe('what a heredoc says is no command of the script', () => {
  test.each<[what: string, text: string, commands: string[]]>([
    ['whatever it looks like', 'a <<E\nb $(c\n"\nE\nd', ['a', 'd']],
    ['of a quoted delimiter', "a <<'E F'\nb\nE F\nc", ['a', 'c']],
    ['of an escaped delimiter', 'a <<\\E\n$(b)\nE\nc', ['a', 'c']],
    ['of a delimiter that is quoted in part', 'a <<E"F"\nb\nEF\nc', ['a', 'c']],
    ['of a delimiter that is empty', 'a <<""\nb\n\nc', ['a', 'c']],
    ['of a delimiter behind blanks', 'a << \tE\nb\nE\nc', ['a', 'c']],
    ['of a delimiter that holds a sign', 'a <<E#-x\nb\nE#-x\nc', ['a', 'c']],
    ['up to a line that is the delimiter alone', 'a <<E\nb\n E\nE \nE\nc', ['a', 'c']],
    ['that begins with the delimiter', 'a <<E\nE b\nE\nc', ['a', 'c']],
    ['that is empty', 'a <<E\nE\nc', ['a', 'c']],
    ['that nothing ends', 'a <<E\nb', ['a']],
    ['that the text ends before', 'a <<E', ['a']],
    ['that ends with the text', 'a <<E\nb\nE', ['a']],
    ['before the next one', 'a <<E <<-F\nb\nE\n\tc\n\tF\nd', ['a', 'd']],
    ['of several commands of a line', 'a <<E; b <<F\nc\nE\nd\nF\ne', ['a', 'b', 'e']],
  ])('%s', (_, text, commands) => expect(read(text)).toEqual(commands))

  test.each<[what: string, text: string, commands: string[]]>([
    ['arguments', 'a <<E b\nc\nE\nd', ['a b', 'd']],
    ['a chain', 'a <<E && b\nc\nE\nd', ['a', 'b', 'd']],
    ['a pipe whose reader stands below it', 'a <<E |\nc\nE\nb', ['a', 'b']],
    ['a number', 'a 3<<E >f\nc\nE\nb', ['a', 'b']],
    ['the end of a group', '(a <<E\nb\nE\n) && c', ['a', 'c']],
    ['the end of a group on its line', '{ a <<E; } && b\nc\nE\nd', ['a', 'b', 'd']],
    ['a keyword', 'if a <<E; then\nb\nE\nc; fi', ['a', 'c']],
    ['a comment', 'a <<E # b <<F\nc\nE\nd', ['a', 'd']],
    ['a line that is continued', 'a <<E \\\n b\nc\nE\nd', ['a b', 'd']],
    ['a loop that it is read by', 'while a; do b; done <<E\nc\nE\nd', ['a', 'b', 'd']],
  ])('begins below its line: behind %s', (_, text, commands) => expect(read(text)).toEqual(commands))

  test('what stands three times is a word', () => {
    expect(read('a <<<"b $c" && d\ne')).toEqual(['a', 'd', 'e'])
  })

  test('a delimiter that the shell would replace is not understood', () => {
    expect(['<<$E\nb', '<<"$E"\nb', '<<`E`\nb', '<<\nb', '<<'].map((text) => read(`a ${text}`))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })
})

describe('tabs before lines', () => {
  test.each<[what: string, text: string, commands: string[]]>([
    ['before the delimiter', 'a <<-E\n\t b\n\t\tE\nc', ['a', 'c']],
    ['no blank', 'a <<-E\n\t E\n\tE\nc', ['a', 'c']],
    ['of a quoted delimiter', "a <<-'E'\n\tE\nc", ['a', 'c']],
    ['not without a dash', 'a <<E\n\tE\nE\nb', ['a', 'b']],
    ['the dash is no part of the delimiter', 'a <<-E\n-E\nE\nb', ['a', 'b']],
    ['a delimiter that begins with a dash', 'a <<--E\n-E\nb', ['a', 'b']],
  ])('are left out: %s', (_, text, commands) => expect(read(text)).toEqual(commands))
})

describe('a line that is joined with the next one', () => {
  test.each<[what: string, text: string, commands: string[]]>([
    ['hides a delimiter', 'a <<E\nb\\\nE\nE\nc', ['a', 'c']],
    ['of several', 'a <<E\nb\\\nb\\\nE\nE\nc', ['a', 'c']],
    ['with tabs', 'a <<-E\n\tb\\\n\tE\n\tE\nc', ['a', 'c']],
    ['not of a quoted delimiter', 'a <<"E"\nb\\\nE\nc', ['a', 'c']],
    ['not of an escaped delimiter', 'a <<\\E\nb\\\nE\nc', ['a', 'c']],
    ['not by a backslash that is escaped', 'a <<E\nb\\\\\nE\nc', ['a', 'c']],
    ['by the third of three', 'a <<E\nb\\\\\\\nE\nE\nc', ['a', 'c']],
    ['not before a blank', 'a <<E\nb\\ \nE\nc', ['a', 'c']],
    ['up to the end of the text', 'a <<E\nb\\\nE', ['a']],
  ])('%s', (_, text, commands) => expect(read(text)).toEqual(commands))

  test('and makes a delimiter is not understood: shells differ', () => {
    expect(['a <<E\n\\\nE\nb', 'a <<E\nE\\\n\nb', 'a <<EF\nE\\\nF\nb'].map(read)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  test('takes time that grows with the text', () => {
    const taken = cpuTime(() => {
      expect(read(`a <<E\n${'b\\\n'.repeat(50_000)}\nE\nc`)).toEqual(['a', 'c'])
      expect(read(`a <<E\n${'\\'.repeat(50_001)}\nE\nE\nc`)).toEqual(['a', 'c'])
    })
    expect(taken).toBeLessThan(1000)
  })
})

describe('a heredoc and a substitution', () => {
  test.each<[what: string, text: string, commands: string[] | undefined]>([
    ['has its body in there', 'a "$(b <<E\nc $(\nE\n)" && d', ['a $(b <<E\nc $(\nE\n)', 'b', 'd']],
    ['waits for its own line', 'a <<E "$(b\nE\n)"\nc\nE\nd', ['a $(b\nE\n)', 'b', 'E', 'd']],
    ['ends with it before its body', 'a=$(b <<E)\nc\nE\nd', undefined],
    ['ends with it in the same line', 'a=$(b <<E; c)\nd\nE\ne', undefined],
    ['of a process', 'a <(b <<E\nc\nE\n)', ['a <(b <<E\nc\nE\n)', 'b']],
  ])('%s', (_, text, commands) => expect(read(text)).toEqual(commands))
})
