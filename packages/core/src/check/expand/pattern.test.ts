import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateText, type Lookup } from './evaluate.js'
import { withoutPrefix, withoutSuffix, withReplacement } from './pattern.js'

/** What a word comes to where `V` has a value, `W` is `*b` and `E` is empty. */
function expanded(value: string, word: string) {
  const values = new Map([
    ['V', value],
    ['W', '*b'],
    ['E', ''],
  ])
  const lookup: Lookup = (name) => {
    const text = values.get(name)
    return text === undefined ? { set: false, byDefault: false } : { set: true, text, byDefault: false }
  }
  return evaluateText(word, lookup, { escape: '\\', quotes: true })
}

type Row = readonly [name: string, value: string, word: string, result: string]
const gives = (rows: readonly Row[]) =>
  test.each(rows)('%s', (_, value, word, result) => expect(expanded(value, word).text).toBe(result))

// The results of these tables are BuildKit's.

describe('a beginning that is cut off', () => {
  gives([
    ['nothing, by an empty pattern', 'abc', '${V#}', 'abc'],
    ['the text itself', 'abc', '${V#ab}', 'c'],
    ['not what stands further on', 'abc', '${V#b}', 'abc'],
    ['all of it', 'abc', '${V#abc}', ''],
    ['not by more than there is', 'abc', '${V#abcd}', 'abc'],
    ['by a star as little as it can', 'a/b/c', '${V#*/}', 'b/c'],
    ['by two signs as much as they can', 'a/b/c', '${V##*/}', 'c'],
    ['by a star alone nothing', 'abc', '${V#*}', 'abc'],
    ['by a star alone and two signs all', 'abc', '${V##*}', ''],
    ['a third sign, which is text', '#a', '${V###}', 'a'],
    ['the sign of the other end, which is text', '%a', '${V#%}', 'a'],
    ['by a question mark one character of two units', '😀bc', '${V#?}', 'bc'],
    ['by a question mark no line feed', '\nb', '${V#?}', '\nb'],
    ['by a star no line feed', 'a\nb/c', '${V##*/}', 'a\nb/c'],
    ['with a star in the middle', 'abcbc', '${V#a*c}', 'bc'],
    ['with a star in the middle and two signs', 'abcbc', '${V##a*c}', ''],
    ['a bracket, which is text', 'a.c[x]', '${V#a.c[}', 'x]'],
    ['not by a dot', 'abc', '${V#a.}', 'abc'],
    ['not by a class', 'abc', '${V#[a]}', 'abc'],
    ['an escaped star', '*b', '${V#\\*}', 'b'],
    ['no character by an escaped star', 'ab', '${V#\\*}', 'ab'],
    ['an escaped question mark', '?b', '${V#\\?}', 'b'],
    ['an escaped backslash', '\\b', '${V#\\\\}', 'b'],
    ['an escaped brace', '}b', '${V#\\}}', 'b'],
    ['an escaped slash', '/b', '${V#\\/}', 'b'],
    ['a quoted brace', '}b', "${V#'}'}", 'b'],
    ['all by a star in quotes, which is a wildcard there too', 'ab', "${V##'*'}", ''],
    ['a backslash in single quotes', '\\b', "${V#'\\'}", 'b'],
    ['a backslash in double quotes', '\\b', '${V#"\\\\"}', 'b'],
    ['by a wildcard in a variable', 'ab!', '${V#$W}', '!'],
    ['nothing by an empty variable', 'ab', '${V#$E}', 'ab'],
    ['nothing by one that is not set', 'ab', '${V#$U}', 'ab'],
    ['nothing of nothing', '', '${V#*}', ''],
  ])
})

describe('an end that is cut off', () => {
  gives([
    ['nothing, by an empty pattern', 'abc', '${V%}', 'abc'],
    ['the text itself', 'abc', '${V%bc}', 'a'],
    ['not what stands further up', 'abc', '${V%b}', 'abc'],
    ['all of it', 'abc', '${V%abc}', ''],
    ['by a star as little as it can', 'a.b.c', '${V%.*}', 'a.b'],
    ['by two signs as much as they can', 'a.b.c', '${V%%.*}', 'a'],
    ['by a star alone nothing', 'abc', '${V%*}', 'abc'],
    ['by a star alone and two signs all', 'abc', '${V%%*}', ''],
    ['a third sign, which is text', 'a%', '${V%%%}', 'a'],
    ['by a question mark one character of two units', 'ab😀', '${V%?}', 'ab'],
    ['by a question mark no line feed', 'a\n', '${V%?}', 'a\n'],
    ['with a star in the middle', 'abab', '${V%a*b}', 'ab'],
    ['with a star in the middle and two signs', 'abab', '${V%%a*b}', ''],
    ['two escaped characters', 'a*?', '${V%\\*\\?}', 'a'],
    ['an escaped backslash before a star', 'a\\bc', '${V%\\\\*}', 'a'],
    ['by a wildcard in a variable', 'xab', '${V%$W}', 'xa'],
    ['one of two characters of two units', 'x😀😀', '${V%😀}', 'x😀'],
  ])
})

describe('what is replaced', () => {
  gives([
    ['the first', 'abab', '${V/b/x}', 'axab'],
    ['all', 'abab', '${V//b/x}', 'axax'],
    ['nothing where the pattern does not stand', 'abab', '${V/c/x}', 'abab'],
    ['all, by nothing', 'abab', '${V//b/}', 'aa'],
    ['by a star as much as it can', 'a/b/c', '${V/\\/*/x}', 'ax'],
    ['with a star in the middle', 'abcbc', '${V/b*c/x}', 'ax'],
    ['every character', 'abc', '${V//?/x}', 'xxx'],
    ['every place between characters', 'ab', '${V///x}', 'xaxbx'],
    ['but none within a character of two units', 'a😀b', '${V///-}', '-a-😀-b-'],
    ['the place before the first character', 'ab', "${V/''/x}", 'xab'],
    ['no empty match directly behind a match', 'abab', '${V//*/x}', 'x'],
    ['a slash', 'a/b', '${V/\\//x}', 'axb'],
    ['something by a slash', 'ab', '${V/a//}', '/b'],
    ['something by an escaped slash, whose backslash stays', 'ab', '${V/a/\\/}', '\\/b'],
    ['something by an escaped brace, whose backslash stays', 'ab', '${V/a/\\}}', '\\}b'],
    ['the first, by $0 as it stands', 'abab', "${V/b/<'$0'>}", 'a<$0>ab'],
    ['all, by $0, which is the match', 'abab', "${V//b/<'$0'>}", 'a<b>a<b>'],
    ['all, by ${0}, which is the match', 'abab', "${V//b/<'${0}'>}", 'a<b>a<b>'],
    ['all, by $1, which is nothing', 'abab', "${V//b/<'$1'>}", 'a<>a<>'],
    ['all, by a name, which is nothing', 'abab', "${V//b/<'$0a'>}", 'a<>a<>'],
    ['all, by two dollars, which are one', 'abab', "${V//b/<'$$'>}", 'a<$>a<$>'],
    ['all, by a dollar before another sign', 'abab', "${V//b/<'$.'>}", 'a<$.>a<$.>'],
    ['all, by a brace that does not close', 'abab', "${V//b/<'${0'>}", 'a<${0>a<${0>'],
    ['a number sign, which is no anchor', '#a', '${V/#a/x}', 'x'],
    ['no end by a percent sign', 'ba', '${V/%a/x}', 'ba'],
    ['by a wildcard in a variable', 'aab', '${V/$W/x}', 'x'],
    ['something by a variable', 'ab', '${V/a/$W}', '*bb'],
    ['a quoted blank', 'a b', '${V/" "/x}', 'axb'],
    ['something by a quoted brace', 'ab', "${V/a/'}'}", '}b'],
  ])
})

describe('a pattern that is refused', () => {
  test.each([
    ['${V#\\a}', 'a pattern can escape only * ? \\ / and }, not "a"'],
    ['${V%\\.}', 'a pattern can escape only * ? \\ / and }, not "."'],
    ['${V/\\./x}', 'a pattern can escape only * ? \\ / and }, not "."'],
    ['${V//\\😀/x}', 'a pattern can escape only * ? \\ / and }, not "😀"'],
    ['${V#$B}', 'a pattern can escape only * ? \\ / and }, not ""'],
    ['${V/a}', 'a "/" is missing'],
    ['${V//a}', 'a "/" is missing'],
    ['${V#a', 'the closing "}" is missing'],
    ['${V/a/b', 'the closing "}" is missing'],
    ["${V#'a}", "the closing ' is missing"],
    ['${V:#a}', 'BuildKit has no modifier ":#" (it has :- - :+ + :? ? # ## % %% / //)'],
    ['${V:/a/b}', 'BuildKit has no modifier ":/" (it has :- - :+ + :? ? # ## % %% / //)'],
  ])('%s', (word, fault) => {
    const lookup: Lookup = (name) => ({ set: true, text: name === 'B' ? 'a\\' : 'a', byDefault: false })
    expect(evaluateText(word, lookup, { escape: '\\', quotes: true })).toEqual({ fault, byDefault: false })
  })
})

describe('for every value and pattern', () => {
  const runs = { numRuns: 200, seed: 20_260_901 }
  const value = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '*', '😀', '\n'), maxLength: 8 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '?', '*', '\\*', '\\\\', '😀'), maxLength: 4 })
  const plain = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '😀'), minLength: 1, maxLength: 3 })

  test('what is left is an end of the value, and two signs leave no more than one', () =>
    fc.assert(
      fc.property(value, pattern, (text, cut) => {
        const left = withoutPrefix(text, cut)
        expect(text.endsWith(left)).toBe(true)
        expect(left.endsWith(withoutPrefix(text, `#${cut}`))).toBe(true)
      }),
      runs,
    ))

  test('an end is cut off as a beginning is, both turned round', () => {
    const turned = (text: string): string => [...text].reverse().join('')
    const turnedPattern = (text: string): string => (text.match(/\\.|./gsu) ?? []).reverse().join('')
    fc.assert(
      fc.property(value, pattern, fc.boolean(), (text, cut, isLong) => {
        const mirrored = turned(withoutPrefix(turned(text), `${isLong ? '#' : ''}${turnedPattern(cut)}`))
        expect(withoutSuffix(text, `${isLong ? '%' : ''}${cut}`)).toBe(mirrored)
      }),
      runs,
    )
  })

  test('text without a wildcard is replaced as text', () =>
    fc.assert(
      fc.property(value, plain, plain, (text, from, to) => {
        expect(withReplacement(text, from, to, false)).toBe(text.replace(from, () => to))
        expect(withReplacement(text, from, to, true)).toBe(text.replaceAll(from, () => to))
      }),
      runs,
    ))
})
