import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Scope, type Slot } from './scope.js'

const slot = (text: string): Slot => ({ set: true, text, byDefault: false })
const setting =
  (name: string, text: string) =>
  (scope: Scope): void =>
    scope.set(name, slot(text))

describe('a scope that is gone through step by step', () => {
  test('takes back to a mark, and to a mark within it', () => {
    const scope = new Scope()
    const start = scope.mark()
    scope.now(setting('A', '1'))
    const middle = scope.mark()
    scope.later(setting('A', '2'))
    scope.now(setting('B', '2'))
    expect([scope.get('A'), scope.get('B')]).toEqual([slot('2'), slot('2')])
    scope.rollBack(middle)
    expect([scope.get('A'), scope.get('B')]).toEqual([slot('1'), undefined])
    scope.rollBack(middle)
    expect(scope.get('A')).toEqual(slot('1'))
    scope.rollBack(start)
    expect(scope.get('A')).toBeUndefined()
  })

  test('makes a change as soon as somebody looks, once, and not at all where nobody does', () => {
    const scope = new Scope()
    let made = 0
    const change = (): void => void made++
    const mark = scope.mark()
    scope.later(change)
    expect(made).toBe(0)
    scope.get('A')
    scope.get('A')
    expect(made).toBe(1)
    scope.later(change)
    scope.rollBack(mark)
    scope.get('A')
    expect(made).toBe(1)
    scope.later(change)
    expect([...scope.names()]).toEqual([])
    expect(made).toBe(2)
    scope.now(change)
    expect(made).toBe(3)
  })

  test('tells every name once, those below first', () => {
    const scope = new Scope(
      new Map([
        ['A', slot('')],
        ['B', slot('')],
      ]),
    )
    scope.later(setting('C', ''))
    scope.later(setting('A', ''))
    scope.later(setting('C', '1'))
    expect([...scope.names()]).toEqual(['A', 'B', 'C'])
  })

  test('says of a name that nobody set whether the image may have done it', () => {
    const scope = new Scope()
    expect(scope.lookup('A')).toEqual({ set: false, byDefault: false })
    scope.open = true
    expect(scope.lookup('A')).toEqual({ set: 'maybe', byDefault: false })
    scope.now(setting('A', '1'))
    expect(scope.lookup('A')).toEqual(slot('1'))
  })

  test('is opened behind the changes that stand before', () => {
    const scope = new Scope()
    const found: unknown[] = []
    const look = (one: Scope): void => void found.push(one.lookup('A').set)
    scope.later(look)
    scope.open = true
    scope.later(look)
    scope.open = true
    scope.open = false
    scope.later(look)
    scope.get('A')
    expect(found).toEqual([false, 'maybe', false])
    expect(scope.open).toBe(false)
  })

  test('is after any steps what copies of maps would be', () => {
    const name = fc.constantFrom('A', 'B', 'C')
    const step = fc.oneof(
      fc.record({ do: fc.constantFrom('now' as const, 'later' as const), name, text: fc.constantFrom('1', '2', '3') }),
      fc.record({ do: fc.constantFrom('mark' as const, 'back' as const, 'look' as const), name }),
      // A change that depends on the scope itself.
      fc.record({ do: fc.constant('copy' as const), name, from: name }),
    )
    const holds = fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const scope = new Scope(new Map([['A', slot('0')]]))
      let plain = new Map([['A', slot('0')]])
      const marks: (readonly [number, Map<string, Slot>])[] = []
      return steps.every((one) => {
        if (one.do === 'now' || one.do === 'later') {
          scope[one.do](setting(one.name, one.text))
          plain.set(one.name, slot(one.text))
        } else if (one.do === 'copy') {
          const { from, name: to } = one
          scope.later((made) => made.set(to, slot(`${made.get(from)?.text}+`)))
          plain.set(to, slot(`${plain.get(from)?.text}+`))
        } else if (one.do === 'mark') marks.push([scope.mark(), new Map(plain)])
        else if (one.do === 'back') {
          const last = marks.pop()
          if (last !== undefined) {
            scope.rollBack(last[0])
            plain = last[1]
          }
        }
        return one.do !== 'look' || scope.get(one.name)?.text === plain.get(one.name)?.text
      })
    })
    expect(fc.check(holds, { numRuns: 500, seed: 20_260_901 }).counterexample).toBeNull()
  })
})
