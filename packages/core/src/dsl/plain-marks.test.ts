import { describe, expect, test } from 'vitest'
import { check, dockerfile, emit } from '../index.js'
import type { Dockerfile } from '../model/index.js'
import { isMarked, isPlainEntry, type PlainMarks } from '../model/plain-entry.js'
import { arg } from './arg.js'
import { bind } from './caches.js'
import { fileFunctions } from './file-value.js'
import { unpinned } from './image.js'
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

describe('a file is the same with marks and without', () => {
  const image = 'alpine:3.22'
  const named = (name: string) => stage(name).from(image).workdir('/a')
  const files = {
    'of plain stages': [named('a'), named('b').copyFrom('a', '/a', '/b')],
    'of stages that begin with others': [
      named('a'),
      stage('b')
        .from(named('a'))
        .workdir('b')
        .run('c', { mounts: [bind('.')] }),
    ],
    'with names that mean something else': [
      named('context'),
      named('scratch'),
      stage('b').from('scratch').copy('a', 'b'),
    ],
    'with one name for two': [named('a'), named('a').run('b'), named('b').copyFrom('a', '/a', '/b')],
    'with a platform': [stage('a').from(image, { platform: 'linux/arm64' }).env({ A: 'b' }), named('b')],
    'with an image by its digest': [stage('a').from(`alpine@sha256:${'a'.repeat(64)}`)],
    'with an image that may be a slip': [named('build'), stage('b').from(unpinned('biuld'))],
    'without names': [stage().from(image).user('a'), stage().from(image).cmd(['b'])],
    'with comments and blank lines': [
      named('a').comment('why').blank().run('b').blank(),
      named('b').allow('untagged-image', 'c'),
    ],
    'with what is deprecated': [named('a').maintainer('b')],
    'with one folder for several files': [named('a').copy(['b', 'c'], 'd')],
  }
  test.each(Object.entries(files))('%s', (_, stages) => {
    const file = dockerfile.loose(...(stages as never[]))
    expect(file.check()).toEqual(check(file.model, { places: file.places }))
    expect(file.emit()).toEqual(emit(file.model))
  })
})
