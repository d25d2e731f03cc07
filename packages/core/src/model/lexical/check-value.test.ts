import { describe, expect, test } from 'vitest'
import { readCheckValue } from './check-value.js'

const read = (text: string): string => {
  const { options, ...others } = readCheckValue(text)
  return options === undefined
    ? Object.values(others).join()
    : options.map(([name, value]) => `${name}=${value}`).join(' ')
}

describe('the value of check', () => {
  test.each<[what: string, text: string, options: string]>([
    ['nothing', '', ''],
    ['blanks alone', ' \t', ''],
    ['one rule', 'skip=A', 'skip=A'],
    ['several rules', 'skip=A,B', 'skip=A,B'],
    ['each option', 'skip=A;experimental=B;error=true', 'skip=A experimental=B error=true'],
    ['an option twice', 'skip=A;skip=B', 'skip=A skip=B'],
    ['blanks around', ' skip = A ; error = false ', 'skip=A error=false'],
    ['a value that holds the sign', 'skip=A=B', 'skip=A=B'],
    ['a value that is empty', 'skip=', 'skip='],
    ['a semicolon behind the third', 'skip=A;skip=B;skip=C;', 'skip=A skip=B skip=C;'],
    ['a fourth option is part of the third', 'skip=A;skip=B;skip=C;error=x', 'skip=A skip=B skip=C;error=x'],
    ['a line that ends within', 'skip=A\nB', 'skip=A\nB'],
    ...['1', 't', 'T', 'true', 'TRUE', 'True', '0', 'f', 'F', 'false', 'FALSE', 'False'].map(
      (value): [string, string, string] => [`error is ${value}`, `error=${value}`, `error=${value}`],
    ),
  ])('is read: %s', (_, text, options) => expect(read(text)).toBe(options))

  test.each<[text: string, fault: string]>([
    ['skip', '"skip" has no "="'],
    ['skip=A;', '"" has no "="'],
    [';skip=A', '"" has no "="'],
    ['skip=A;all', '"all" has no "="'],
    ['Skip=A', '"Skip" is none of skip, error and experimental'],
    ['skips=A', '"skips" is none of skip, error and experimental'],
    ['=A', '"" is none of skip, error and experimental'],
    ['error=', 'error is "", not true or false'],
    ['error=yes', 'error is "yes", not true or false'],
    ['error=tRUE', 'error is "tRUE", not true or false'],
    ['skip=A;skip=B;error=true;error=true', 'error is "true;error=true", not true or false'],
    ['error=yes;skips=A', 'error is "yes", not true or false'],
  ])('is refused: %j', (text, fault) => expect(read(text)).toBe(fault))
})
