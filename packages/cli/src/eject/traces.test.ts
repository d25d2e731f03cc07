import { describe, expect, test } from 'vitest'
import { packageTraces } from './traces.js'

const of = (data: object): readonly [packages: readonly string[], others: readonly string[]] => {
  const { packages, others } = packageTraces('/a/package.json', JSON.stringify(data))
  return [packages, others.map(({ at, text }) => `${at}: ${text}`)]
}

describe('what package.json has of Stagecraft', () => {
  test.each([
    [
      'packages',
      { devDependencies: { stagecraft: '1', '@stagecraft/core': '1', 'stagecraft-like': '1' } },
      ['stagecraft', '@stagecraft/core'],
      [],
    ],
    [
      'of each kind',
      { dependencies: { '@stagecraft/presets': '1' }, peerDependencies: { a: '1' } },
      ['@stagecraft/presets'],
      [],
    ],
    [
      'scripts',
      { scripts: { docker: 'npx stagecraft emit && x', test: 'x' } },
      [],
      ['scripts > docker: npx stagecraft emit && x'],
    ],
    [
      'a script that is called by another',
      { scripts: { ci: 'npm run dockerfile:check' } },
      [],
      ['scripts > ci: npm run dockerfile:check'],
    ],
    [
      'hooks and other tools',
      { 'lint-staged': { 'dockerfile.config.ts': ['prettier'] } },
      [],
      ['lint-staged > dockerfile.config.ts > 0: prettier'],
    ],
    ['nothing', { name: 'x', scripts: { build: 'tsc' } }, [], []],
    ['odd values', { name: 1, dependencies: null, scripts: [], x: [null, true] }, [], []],
  ])('%s', (_, data, packages, others) => {
    expect(of(data)).toEqual([packages, others])
  })

  test('a text that is no JSON has nothing, and a byte order mark does not matter', () => {
    expect(packageTraces('/a', 'x')).toEqual({ packages: [], others: [] })
    expect(packageTraces('/a', '\uFEFF{"dependencies":{"stagecraft":"1"}}').packages).toEqual(['stagecraft'])
  })
})
