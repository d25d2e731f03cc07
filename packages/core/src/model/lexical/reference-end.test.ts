import { describe, expect, it } from 'vitest'
import { referenceEnd } from './reference-end.js'

describe('referenceEnd', () => {
  const whole = [
    '${A}',
    '${A:-b}',
    '${A-}',
    '${A:+}',
    '${A#*/}',
    '${A##*/}',
    '${A%%.*}',
    '${A/b/c}',
    '${A//b/}',
    '${A/\\//c}',
  ]
  const nested = [
    '${A:-${B}}',
    '${A:-$B}',
    '${A:-"}"}',
    "${A:-'}'}",
    '${A:-\\}}',
    '${A:-"${B:-"}"}"}',
    '${1}',
    '${@}',
    '${+x}',
    '${-}',
    '${A:-$}',
    '${A:-"$"}',
    '${A:-"\\"}"}',
    '${A:-"$B}"}',
    '${A:-"${B}"}',
    "${A:-'${'}",
    '${A/$B/$C}',
    '${A/${B}/${C}}',
    '${A:+${B:?c}}',
    '${A%}',
    '${12}',
  ]
  it.each([...whole, ...nested])('%s is one reference', (text) => {
    expect(referenceEnd(`x${text}y`, 1, '\\')).toBe(1 + text.length)
  })

  const refused = [
    '${',
    '${}',
    '${{A}}',
    '${:-x}',
    '${A',
    '${A B}',
    '${A^}',
    '${A:#x}',
    '${A:',
    '${A/b}',
    '${A:-"}',
    "${A:-'}",
    '${A:-${}}',
    '${A:-"${}"}',
    '${A:-"${"}',
    '${A:-"\\"}',
    '${A:%x}',
    '${A/b/c',
    '${A/',
    '${A:-\\',
    '${A!}',
    '${@a}',
    '${1a}',
  ]
  it.each(refused)('%s is refused', (text) => {
    expect(referenceEnd(text, 0, '\\')).toBe(-1)
  })

  it('stops at the first brace that is not quoted', () => {
    expect(referenceEnd('${A:-x}y}', 0, '\\')).toBe(7)
    expect(referenceEnd('${A:-\\}}', 0, '`')).toBe(7)
  })

  it('knows no quotes in the body of a heredoc', () => {
    expect(referenceEnd(`\${A:-it's}`, 0, '\\')).toBe(-1)
    expect(referenceEnd(`\${A:-it's}`, 0, '\\', false)).toBe(10)
  })

  it('refuses what is nested deeper than anything that means something', () => {
    expect(referenceEnd('${A:-'.repeat(10_000), 0, '\\')).toBe(-1)
  })
})
