import { expect, it } from 'vitest'
import { openedBracket } from './opened-bracket.js'

// `▸` stands before the bracket that is meant, and the source ends where the closing one was looked for.
it.each([
  [')', `const a = stage▸(\n`],
  [')', `const a = stage('a').from▸('b'\nconst b = `],
  [')', `const a = stage('a')\n  .run▸(and('a', 'b')\n  .run('c')\nexport `],
  [']', `a.run('x', { mounts: ▸[cache.npm() `],
  ['}', `a.env(▸{ A: '1',\n  B: '2'\n  `],
  [')', `f▸('(', "(", \`( \${g('(')} (\`, /[)(]/ // (\n /* ( */`],
  [')', `f▸(a / b, c / d, 'it\\'s (', \`\\\` (\``],
  ['}', 'f(sh`npm ▸${x'],
  ['}', 'f(sh`npm ${{ a: `${b}` }} ▸${x'],
])('is the last one that %s would close: %j', (closer, marked) => {
  expect(openedBracket(marked.replace('▸', ''), closer)).toBe(marked.indexOf('▸'))
})

it('is none where all are closed', () => {
  expect(openedBracket('f({ a: [1] })', ')')).toBeUndefined()
  expect(openedBracket('f(', ']')).toBeUndefined()
})
