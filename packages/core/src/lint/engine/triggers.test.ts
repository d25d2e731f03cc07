import { describe, expect, test } from 'vitest'
import { node, type Onbuild, type Stage } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { triggersOf } from './triggers.js'

const triggers = (instructions: string) => triggersOf(parse(`FROM a\n${instructions}\n`).file.stages[0]!)

describe('triggersOf', () => {
  test('has the instructions that ONBUILD keeps, in order', () => {
    const found = triggers('ONBUILD RUN b\nRUN c\nONBUILD COPY d e\n# f\nonbuild env G=1 H=2')
    expect(found.map(({ entry }) => entry.kind)).toEqual(['run', 'copy', 'env'])
    expect(found[2]!.entry).toMatchObject({ pairs: [{ key: 'G' }, { key: 'H' }] })
  })

  test('knows how they are written', () => {
    const [one] = triggers('ONBUILD   env a b')
    expect(one!.syntax!.keyword(one!.entry)).toBe('env')
    expect(one!.syntax!.isOldForm(one!.entry)).toBe(true)
  })

  test('has none where nothing is kept, or what is kept is no instruction', () => {
    expect(triggers('RUN b')).toEqual([])
    expect(triggers('ONBUILD RUNS b').map(({ entry }) => entry.kind)).toEqual(['raw'])
  })

  test('have no text of their own where a config keeps them', () => {
    const { instructions } = parse('FROM a\nUSER b\n').file.stages[0]!
    const trigger = instructions[0]! as Onbuild['trigger']
    const kept = { instructions: [node<Onbuild>({ kind: 'onbuild', trigger })] } as unknown as Stage
    expect(triggersOf(kept)).toEqual([{ entry: trigger, syntax: undefined }])
  })
})
