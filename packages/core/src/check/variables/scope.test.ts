import { describe, expect, test } from 'vitest'
import { Scope, type Slot } from './scope.js'

const argument = (text: string): Slot => ({ set: true, byDefault: true, text, declared: true })
const ofImage = (text: string): Slot => ({ set: true, byDefault: false, text, isOfImage: true })

describe('an argument hides a variable of the image', () => {
  const textOf = (scope: Scope, name = 'A'): string | undefined => scope.get(name)?.text

  test('until the stage ends', () => {
    const scope = new Scope()
    scope.now((one) => one.set('A', ofImage('kept')))
    scope.now((one) => one.setArgument('A', argument('1')))
    scope.now((one) => one.setArgument('A', argument('2')))
    expect(textOf(scope)).toBe('2')
    scope.now((one) => one.showHidden())
    expect(scope.get('A')).toEqual(ofImage('kept'))
  })

  test('and no longer where the image gets another one', () => {
    const scope = new Scope()
    scope.now((one) => one.set('A', ofImage('kept')))
    scope.now((one) => one.setArgument('A', argument('1')))
    scope.now((one) => one.set('A', ofImage('new')))
    scope.now((one) => one.showHidden())
    expect(textOf(scope)).toBe('new')
  })

  test('but not another argument', () => {
    const scope = new Scope()
    scope.now((one) => one.setArgument('A', argument('1')))
    scope.now((one) => one.setArgument('A', argument('2')))
    scope.now((one) => one.showHidden())
    expect(textOf(scope)).toBe('2')
  })

  test('again, when what ended its stage is taken back', () => {
    const scope = new Scope()
    scope.now((one) => one.set('A', ofImage('kept')))
    scope.now((one) => one.setArgument('A', argument('1')))
    const mark = scope.mark()
    scope.now((one) => one.showHidden())
    scope.rollBack(mark)
    expect(textOf(scope)).toBe('1')
    scope.later((one) => one.showHidden())
    expect(textOf(scope)).toBe('kept')
  })
})

describe('a change', () => {
  test('is made when somebody looks, after those before it', () => {
    const made: string[] = []
    const scope = new Scope()
    const later = (name: string): void =>
      scope.later((one) => {
        made.push(`${name} after ${[...one.names()].join(' ')}`)
        one.set(name, argument(name))
      })
    later('A')
    later('B')
    expect(made).toEqual([])
    expect(scope.get('A')?.text).toBe('A')
    expect(made).toEqual(['A after ', 'B after A'])
  })

  test('that is taken back before that is never made', () => {
    const scope = new Scope(new Map([['G', argument('global')]]))
    const mark = scope.mark()
    scope.later(() => {
      throw new Error('made')
    })
    scope.rollBack(mark)
    expect([...scope.names()]).toEqual(['G'])
    expect(scope.get('G')?.text).toBe('global')
  })

  test('may hide what is there from the start, and shows it again when it is taken back', () => {
    const scope = new Scope(new Map([['G', argument('global')]]))
    const mark = scope.mark()
    scope.now((one) => one.set('G', argument('own')))
    expect([scope.get('G')?.text, ...scope.names()]).toEqual(['own', 'G'])
    scope.rollBack(mark)
    expect(scope.get('G')?.text).toBe('global')
  })

  test('is made before the scope opens, which says what is not known', () => {
    const scope = new Scope()
    const seen: unknown[] = []
    scope.later((one) => void seen.push(one.lookup('A').set))
    scope.open = true
    expect(seen).toEqual([false])
    expect(scope.lookup('A').set).toBe('maybe')
  })
})
