import { problem, type Place } from '@stagecraft/core'
import { expect, it } from 'vitest'
import { folder } from '../../test/run.js'
import { hintForMisuse, hintForThrown, knownNames, nothingKnown } from './slips.js'

const config = `import { dockerfile, stage, secret as hidden } from '@stagecraft/core'
const builder = stage('builder').from('node:22-alpine')
const { port, host: address } = settings
const app = stage('app').from(later)
const later = stage('later').from('node:22-alpine')
stage("tools")
`

const at = (file: string, line: number, column: number): Place => ({
  file,
  line,
  column,
  endLine: line,
  endColumn: column,
})

it.each([
  ['stage(...).form is not a function', 'Did you mean "from"?'],
  ['stage(...).run is not a function', 'A stage begins with its base: .from(…) stands before .run(…).'],
  ['stage(...).from(...).rnu is not a function', 'Did you mean "run"?'],
  ['builder.wrokdir is not a function', 'Did you mean "workdir"?'],
  ['dockerfile(...).ingore is not a function', 'Did you mean "ignore"?'],
  ['cache.nmp is not a function', 'Did you mean "npm"?'],
  ['token.evn is not a function', 'Did you mean "env"?'],
  ['list.flatten is not a function', undefined],
  ['builder is not a function', undefined],
])('%s: %s', (message, hint) => {
  expect(hintForThrown(new TypeError(message), undefined, nothingKnown)).toBe(hint)
})

it.each([
  ['bulider', 'Did you mean "builder"?'],
  ['stgae', 'Did you mean "stage"?'],
  ['prot', 'Did you mean "port"?'],
  ['adress', 'Did you mean "address"?'],
  ['hiden', 'Did you mean "hidden"?'],
  ['cache', "It is not imported. Write: import { cache } from '@stagecraft/core'"],
  ['nodeService', "It is not imported. Write: import { nodeService } from '@stagecraft/presets'"],
  ['somethingElse', undefined],
])('%s is not defined: %s', async (name, hint) => {
  const place = at(folder({ 'c.ts': config }).at('c.ts'), 2, 1)
  const error = new ReferenceError(`${name} is not defined`)
  expect(hintForThrown(error, place, await knownNames(error))).toBe(hint)
})

it.each([
  ['bulider', 'There is a stage "builder": did you mean .from(builder)?'],
  ['builder', 'There is a stage "builder": did you mean .from(builder)?'],
  ['tool', 'There is a stage "tools": it is passed as a value, without quotes.'],
  // As near as `app`, and a word that means another thing.
  ['apt', undefined],
  ['node', undefined],
])('the image %s may be a stage: %s', (image, hint) => {
  const here = folder({ 'c.ts': config })
  const found = problem({ code: 'untagged-image', message: `'${image}' has no tag: write …` })
  expect(hintForMisuse(found, [here.at('gone.ts'), here.at('c.ts')])).toBe(hint)
})

it('a stage that is declared below has no value yet', () => {
  const file = folder({ 'c.ts': config }).at('c.ts')
  const found = (line: number): string | undefined =>
    hintForMisuse(
      problem({ code: 'wrong-argument', message: 'from: …, found undefined', place: at(file, line, 26) }),
      [],
    )
  expect(found(4)).toBe('"later" is declared in line 5: move that up.')
  expect(found(2)).toBeUndefined()
})

it('knows the exports of a package of ours', async () => {
  const message = "The requested module '@stagecraft/core' does not provide an export named 'stag'"
  expect((await knownNames(new SyntaxError(message))).asked).toContain('stage')
  expect(await knownNames(new SyntaxError(message.replace('@stagecraft/core', 'nothing')))).toEqual(nothingKnown)
  expect(await knownNames('no error')).toEqual(nothingKnown)
})
