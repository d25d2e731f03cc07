import { describe, expect, test } from 'vitest'
import { execWords } from './exec-words.js'

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
