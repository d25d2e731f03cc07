import { expect, test } from 'vitest'
import { didYouMeanVariable } from './near-name.js'

test.each<[name: string, visible: string[], hint: string | undefined]>([
  ['VERSON', ['OTHER', 'VERSION'], 'Did you mean $VERSION?'],
  ['version', ['VERSION'], 'Did you mean $VERSION?'],
  ['ABD', ['ABC'], 'Did you mean $ABC?'],
  ['AB', ['AC'], undefined],
  ['', ['A'], undefined],
  ['VERSION', ['SOMETHING'], undefined],
  ['VERSION', [], undefined],
])('%s among %j', (name, visible, hint) => expect(didYouMeanVariable(name, visible)).toBe(hint))

test('looks at two hundred names', () => {
  const others = (count: number): string[] => Array.from({ length: count }, (_, i) => `other${i}`)
  expect(didYouMeanVariable('VERSON', [...others(199), 'VERSION'])).toBe('Did you mean $VERSION?')
  expect(didYouMeanVariable('VERSON', [...others(200), 'VERSION'])).toBeUndefined()
})
