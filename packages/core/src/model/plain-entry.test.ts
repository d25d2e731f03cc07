import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isSilent } from '../check/check-entry.js'
import { requiredFrontend } from '../check/frontend/required-frontend.js'
import { image } from '../dsl/image.js'
import { stage } from '../dsl/stage.js'
import { printInstruction } from '../emit/instruction.js'
import { printPlain } from '../emit/plain.js'
import { fileOf, page } from '../emit/testing/models.js'
import { imageReference, list, node, stageReference, variable, word, type CopyFlags, type Word } from './index.js'
import {
  isAllMarked,
  isFromMarked,
  isMarked,
  isPlainEntry,
  marked,
  markedFrom,
  type PlainEntry,
} from './plain-entry.js'

const begun = stage('app').from('alpine:3.22')
const other = stage('deps').from('alpine:3.22')
const isPlain = (made: typeof begun): boolean => isPlainEntry(made.entry!)

describe('a plain entry', () => {
  test.each([
    begun.workdir('/app'),
    begun.user('node:node'),
    begun.env({ A: 'b', PATH_OF_C: '/c,d' }),
    begun.label({ 'org.example/a': 'https://example.test/~a' }),
    begun.arg('VERSION', '1.0.0'),
    begun.expose(80, 443),
    begun.volume('/data', '/cache'),
    begun.copy('package.json', './'),
    begun.copy(['a', 'b*.txt'], '/x/'),
    begun.copyFrom(other, '/app/dist', './dist'),
    begun.run('npm ci && npm test # it is said'),
    begun.run(['npm', 'ci', '--a=b c']),
    begun.cmd(['node', 'x.js']),
    begun.entrypoint('exec node x.js'),
  ])('is $entry', (made) => expect(isPlain(made)).toBe(true))

  test.each([
    ['a blank', begun.workdir('/a b')],
    ['nothing', begun.workdir('')],
    ['a variable', begun.workdir('$HOME')],
    ['another script', begun.user('ü')],
    ['a comment inside', begun.env([{ comment: 'why' }, ['A', 'b']])],
    ['what has to be quoted', begun.env({ A: "it's" })],
    ['no default', begun.arg('VERSION')],
    [
      'several arguments',
      begun.arg([
        ['A', '1'],
        ['B', '2'],
      ]),
    ],
    ['a protocol', begun.expose('80/udp')],
    ['more digits than it takes to see that they are a port', begun.expose(65_535)],
    ['a flag', begun.copy('a', 'b', { link: true })],
    ['an image', begun.copyFrom(image('busybox:1.37'), 'a', 'b')],
    ['a stage without a name', begun.copyFrom(stage().from('alpine:3.22'), 'a', 'b')],
    ['a URL', begun.copy('https:a', 'b')],
    ['a git repository', begun.copy('github.com/a/b', 'c')],
    ['several sources for what may be a file', begun.copy(['a', 'b'], 'c')],
    ['a list in text', begun.run('[ -f a ]')],
    ['what begins like a flag', begun.run('-a')],
    ['a variable in a command', begun.run('echo $HOME')],
    ['what may be a heredoc', begun.run('a < b')],
    ['a network', begun.run('a', { network: 'none' })],
    ['a quote in a list', begun.cmd(['a"b'])],
    ['what is never asked about', begun.stopsignal('SIGINT')],
  ])('has not %s', (_, made) => expect(isPlain(made)).toBe(false))
})

it('marks FROM beside as many entries as there are bits', () => {
  const all = Array.from({ length: 31 }, (_, at) => at).reduce(marked, 0)
  const some = marked(markedFrom(0), 0)
  expect([0, 1, all, some, markedFrom(0)].map(isFromMarked)).toEqual([false, false, false, true, true])
  expect([isMarked(some, 0), isMarked(some, 30), isMarked(some, 31)]).toEqual([true, false, false])
  expect([0, 1, 2, 32].map((count) => isAllMarked(some, count))).toEqual([false, true, false, false])
  expect([30, 31, 32].map((count) => isAllMarked(markedFrom(all), count))).toEqual([false, true, false])
  expect(isAllMarked(all, 31)).toBe(false)
  expect(isAllMarked(markedFrom(0), 0)).toBe(true)
})

it('marks as many entries as there are bits', () => {
  const marks = [0, 30, 31, 32, 63].reduce(marked, 0)
  expect([0, 1, 29, 30, 31, 32, 62, 63].filter((entry) => isMarked(marks, entry))).toEqual([0, 30])
})

/** Words of characters that mean something to some reader, and of harmless ones, so that both kinds are frequent. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...`a1./-_=@%`), minLength: 1, maxLength: 6 }),
  fc.string({ unit: fc.constantFrom(...`a.-/=:#@[]<<$\\\`"'{ \t\n\0é\u0085`), maxLength: 6 }),
)
const anyWord: fc.Arbitrary<Word> = fc.oneof(
  { weight: 9, arbitrary: text },
  { weight: 1, arbitrary: fc.constant(word([variable('NAME'), 'x'])) },
)
const words = fc.array(anyWord, { maxLength: 3 }).map((items) => list(items))
const line = fc.tuple(text, text, text).map((parts) => parts.join(' '))
const command = fc.oneof(
  fc.array(line, { maxLength: 2 }).map((lines) => ({ form: 'shell', lines: list(lines), heredocs: list([]) }) as const),
  fc.array(text, { maxLength: 3 }).map((args) => ({ form: 'exec', args: list(args) }) as const),
)
const pairs = fc.array(fc.record({ key: anyWord, value: anyWord }), { maxLength: 3 }).map((items) => list(items))
const comments = fc.constant(list([{ before: 0, text: ' why' }]))
const declaration = fc.record({ name: text, value: anyWord }, { requiredKeys: ['name'] })
const from = fc.constantFrom<CopyFlags>(
  {},
  { from: stageReference('build') },
  { from: stageReference('Build') },
  { from: stageReference(0) },
  { from: imageReference('busybox:1.37') },
  { link: true },
)

/** Any entry of a kind that can be plain: plain or not, writable or not. */
const anyEntry: fc.Arbitrary<PlainEntry> = fc.oneof<fc.Arbitrary<PlainEntry>[]>(
  anyWord.map((path) => node({ kind: 'workdir', path })),
  anyWord.map((user) => node({ kind: 'user', user })),
  words.map((ports) => node({ kind: 'expose', ports })),
  fc.constantFrom('0', '80', '65535', '80/udp', '8000-8010').map((port) => node({ kind: 'expose', ports: [port] })),
  words.map((paths) => node({ kind: 'volume', paths })),
  fc.record({ kind: fc.constantFrom('env', 'label'), pairs, comments }, { requiredKeys: ['kind', 'pairs'] }),
  fc.record(
    { kind: fc.constant('arg' as const), args: fc.array(declaration, { maxLength: 2 }), comments },
    { requiredKeys: ['kind', 'args'] },
  ),
  fc.record({ kind: fc.constant('copy' as const), flags: from, sources: words, destination: anyWord }),
  fc.record({ kind: fc.constantFrom('cmd', 'entrypoint'), command }),
  fc.record({ kind: fc.constant('run' as const), flags: fc.constantFrom({}, { network: 'none' as const }), command }),
)

describe('a plain entry of any text', () => {
  const assertOfPlain = (law: (entry: PlainEntry, escape: '\\' | '`') => void): void => {
    let plain = 0
    const property = fc.property(anyEntry, fc.constantFrom('\\', '`'), (entry, escape) => {
      if (!isPlainEntry(entry)) return
      plain++
      law(entry, escape)
    })
    fc.assert(property, { numRuns: 3000 })
    expect(plain).toBeGreaterThan(300)
  }

  test('is printed as it is where everything is asked', () => {
    assertOfPlain((entry, escape) => {
      const [plain, asked] = [page(escape), page(escape)]
      expect(printPlain(entry, plain)).toBe(printInstruction(entry, asked))
      expect(plain).toEqual(asked)
    })
  })

  test('has nothing that the checks would say, and every frontend reads it', () => {
    assertOfPlain((entry) => {
      expect(isSilent(entry)).toBe(true)
      expect(requiredFrontend(fileOf([entry]))).toBeUndefined()
    })
  })
})
