import { describe, expect, test } from 'vitest'
import type { Dockerfile } from '../model/index.js'
import { isMarked, isPlainEntry, type PlainMarks } from '../model/plain-entry.js'
import { arg } from './arg.js'
import { fileFunctions } from './file-value.js'
import { stage } from './stage.js'
import { text } from './text.js'

/** What is marked and what is plain in each stage of a file, as `1` and `0`. */
function marksOf(...stages: readonly unknown[]): {
  readonly marked: readonly string[]
  readonly plain: readonly string[]
} {
  let told: PlainMarks | undefined
  const services = {
    check: (_file: Dockerfile, _options: object, marks: PlainMarks) => {
      told = marks
      return []
    },
    emit: () => ({ text: '', lines: [] }),
    requiredFrontend: () => undefined,
  }
  const { model } = fileFunctions(services)(...stages)
  const digits = (bits: readonly boolean[]): string => bits.map(Number).join('')
  return {
    marked: model.stages.map(({ instructions }, at) => digits(instructions.map((_, nth) => isMarked(told![at]!, nth)))),
    plain: model.stages.map(({ instructions }) => digits(instructions.map(isPlainEntry))),
  }
}

const begun = stage('app').from('alpine:3.22').workdir('/a').run('echo $A').user('b')

describe('what the file tells to those who read it', () => {
  test('of a stage as it was written', () => {
    const last = stage('last').from(begun).copyFrom(begun, '/a', '/b').label({ c: 'd e' }).cmd(['f'])
    expect(marksOf(begun, last)).toEqual({ marked: ['101', '101'], plain: ['101', '101'] })
  })

  test('of a stage with arguments that the file declares', () => {
    const version = arg('VERSION', { default: '1' })
    const made = begun.env({ V: text`${version}` }).volume('/v')
    const other = stage('other').from('alpine:3.22').arg(version).workdir('/w')
    // What the file declares is nothing that was asked about at a call.
    expect(marksOf(made, other)).toEqual({ marked: ['101001', '11'], plain: ['101101', '11'] })
  })

  test('of a stage with blank lines, of which some go', () => {
    const kept = stage('kept').from('alpine:3.22').workdir('/a').blank().run('b')
    const gone = stage('gone').from('alpine:3.22').blank().workdir('/a').blank().blank().run('$B').run('c').blank()
    const { marked, plain } = marksOf(kept, gone)
    expect(plain).toEqual(['101', '1001'])
    expect(marked).toEqual(['101', '0000'])
  })

  test('of a stage that copies from one without a name', () => {
    const nameless = stage().from('alpine:3.22')
    expect(marksOf(nameless, stage('last').from('alpine:3.22').copyFrom(nameless, 'a', 'b')).marked).toEqual(['', '0'])
  })

  test('of a stage of many entries', () => {
    let made = stage('many').from('alpine:3.22')
    for (let at = 0; at < 40; at++) made = made.workdir(`/${at}`) as never
    expect(marksOf(made).marked).toEqual(['1'.repeat(31) + '0'.repeat(9)])
  })
})
