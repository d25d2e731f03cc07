import { describe, expect, it } from 'vitest'
import { splitChain } from './split-chain.js'

describe('splitChain', () => {
  it.each([
    ['npm ci', ['npm ci']],
    ['npm ci &&   npm run build', ['npm ci', 'npm run build']],
    ['a \t b&&c', ['a b', 'c']],
    ['echo "a && b" && c', ['echo "a && b"', 'c']],
    ["echo 'a  b; c' && d", ["echo 'a  b; c'", 'd']],
    ['curl -s x | tar x && y', ['curl -s x | tar x', 'y']],
    ['a > /dev/null 2>&1 && b', ['a > /dev/null 2>&1', 'b']],
    ['echo a\\ \\ b && c', ['echo a\\ \\ b', 'c']],
    ['echo ${HOME} "$x" && b', ['echo ${HOME} "$x"', 'b']],
    ['echo a#b && c', ['echo a#b', 'c']],
  ])('%s', (text, parts) => {
    expect(splitChain(text)).toEqual(parts)
  })

  it.each([
    'a || b && c',
    'a; b',
    'a & b',
    'if a && b; then c; fi',
    'a && while b',
    'a && ! b',
    '(a && b)',
    '{ a && b; }',
    'a && b # c',
    'a && $(b && c)',
    'a && `b`',
    'echo "$(a && b)" && c',
    'cat <<EOF && b',
    'a &&',
    '&& a',
    'a && && b',
    'echo "open && b',
    'a | while read x && b',
    'a |& b',
    'a && b\\',
  ])('leaves %s alone', (text) => {
    expect(splitChain(text)).toBeUndefined()
  })
})
