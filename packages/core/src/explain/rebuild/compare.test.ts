import { describe, expect, test } from 'vitest'
import { Comparison, worst, type Likeness } from './compare.js'
import type { Layer, Part, Verdict } from './placed.js'

let count = 0
const id = (): number => ++count

const fixed = (): Part => ({ kind: 'fixed', id: id() })
const files = (places: readonly (readonly string[])[] = []): Part => ({
  kind: 'files',
  id: id(),
  changed: places.map((_, at) => `/${at}`),
  places,
  possible: [],
  isUnsure: places.length === 0,
})
const content = (...layers: readonly Layer[]): Part => ({
  kind: 'content',
  id: id(),
  content: { id: id(), layers },
  stage: 0,
  path: '/',
})
const copy = (part: Part | readonly Part[], writes = '/x', operation = 'COPY'): Layer => ({
  kind: 'copy',
  id: id(),
  operation,
  parts: [part].flat() as readonly Part[],
  writes,
  regions: [part].flat().map(() => writes),
})
const anywhere = (part: Part): Layer => ({ ...copy(part), writes: undefined, regions: [undefined] }) as Layer
const command = (verdict: Verdict): Layer => ({ kind: 'command', id: id(), by: { verdict } as never })
const image: Layer = { kind: 'fixed', id: id() }

const compared = (now: Part, before: Part): Likeness => new Comparison().parts([now], [before])
/** The content of a stage, by its layers, and what it was. */
const grown = (now: readonly Layer[], before: readonly Layer[]): Likeness =>
  compared(content(...now), content(...before))

test.each<[all: Likeness[], likeness: Likeness]>([
  [[], 'same'],
  [['same', 'same'], 'same'],
  [['same', 'may'], 'may'],
  [['may', 'different', 'same'], 'different'],
])('the worst of %j is %s', (all, likeness) => expect(worst(all)).toBe(likeness))

describe('what a step takes', () => {
  const part = files([['/x']])
  test.each<[name: string, now: Part, before: Part, likeness: Likeness]>([
    ['of one name', part, part, 'same'],
    ['with a changed file', files([['/x']]), files(), 'different'],
    ['of which nobody knows whether it changed', files(), files(), 'may'],
    ['of another image', fixed(), fixed(), 'may'],
    ['of an image in place of a context', fixed(), files(), 'may'],
    ['of a stage in place of a context', content(image), files(), 'may'],
  ])('%s: %s', (_, now, before, likeness) => expect(compared(now, before)).toBe(likeness))

  test('of several sources counts by the worst', () => {
    const one = files()
    expect(new Comparison().parts([one, files([['/x']])], [one, files()])).toBe('different')
    expect(new Comparison().parts([one], [one, files()])).toBe('may')
  })
})

describe('the content of a stage', () => {
  const [old, changed, other] = [files(), files([['/x/a']]), files()]
  const same = copy(other)

  test.each<[name: string, now: Layer[], before: Layer[], likeness: Likeness]>([
    ['with all layers as they were', [image, same], [image, same], 'same'],
    ['with a changed file on top', [image, copy(changed)], [image, copy(old)], 'different'],
    [
      'with a changed file below a copy elsewhere',
      [copy(changed), copy(other, '/y')],
      [copy(old), copy(other, '/y')],
      'different',
    ],
    [
      'with a changed file below a copy over it',
      [copy(changed), copy(other, '/x')],
      [copy(old), copy(other, '/x')],
      'may',
    ],
    [
      'with a changed file below a copy of its folder',
      [copy(changed), copy(other, '/')],
      [copy(old), copy(other, '/')],
      'may',
    ],
    [
      'with a changed file below a copy to somewhere',
      [copy(changed), anywhere(other)],
      [copy(old), anywhere(other)],
      'may',
    ],
    ['with a changed file below a command', [copy(changed), command('runs')], [copy(old), command('cached')], 'may'],
    [
      'with a changed file above a command',
      [command('runs'), copy(changed)],
      [command('cached'), copy(old)],
      'different',
    ],
    ['with a command that runs', [image, command('runs')], [image, command('cached')], 'may'],
    ['with a command that may run', [command('may'), same], [command('cached'), same], 'may'],
    ['on another image', [{ kind: 'fixed', id: -1 }, same], [image, same], 'may'],
    ['with a layer more', [image, same, copy(other)], [image, same], 'may'],
    ['with a layer less', [image], [image, same], 'may'],
    ['with a changed file above a layer more', [image, same, copy(changed)], [image, copy(old)], 'different'],
    ['with another instruction', [copy(changed, '/x', 'COPY a')], [copy(old, '/x', 'COPY b')], 'may'],
    ['with a folder in place of a copy', [image], [same], 'may'],
  ])('%s: %#', (_, now, before, likeness) => expect(grown(now, before)).toBe(likeness))

  test('that is copied on is compared as it is', () => {
    const onward = (part: Part): Layer => copy(part, '/y')
    const [now, before] = [content(copy(changed)), content(copy(old))]
    expect(grown([onward(now)], [onward(before)])).toBe('different')
    expect(grown([onward(now), copy(other, '/y/z')], [onward(before), copy(other, '/y/z')])).toBe('may')
    expect(grown([onward(now), copy(other, '/z')], [onward(before), copy(other, '/z')])).toBe('different')
    expect(grown([anywhere(now), copy(other, '/z')], [anywhere(before), copy(other, '/z')])).toBe('may')
  })

  test('is sure for a source over which no later one of its instruction can come', () => {
    const pair = (...parts: readonly Part[]): Layer => copy(parts)
    expect(grown([pair(other, changed)], [pair(other, old)])).toBe('different')
    expect(grown([pair(changed, other)], [pair(old, other)])).toBe('may')
    const apart = (...parts: readonly Part[]): Layer => ({ ...pair(...parts), regions: ['/x', '/x/b'] }) as Layer
    expect(grown([apart(changed, other)], [apart(old, other)])).toBe('different')
  })

  test('is sure when one of the places of a file is bare, of all of which it may have', () => {
    const at = (...places: readonly string[][]) =>
      grown([copy(files(places)), copy(other, '/x/a')], [copy(old), copy(other, '/x/a')])
    expect(at(['/x/b'])).toBe('different')
    expect(at(['/x/b', '/x/a'])).toBe('may')
    expect(at(['/x/a'], ['/x/c'])).toBe('different')
  })
})
