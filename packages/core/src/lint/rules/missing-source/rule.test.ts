import { expect, test } from 'vitest'
import { ignoreMatcher } from '../../../ignore/index.js'
import { contextOf } from '../../testing/context.js'
import { linesOf, linted } from '../../testing/said.js'

// It is off, until somebody asks for it.
const rules = { 'missing-source': 'info' } as const
const context = contextOf('Dockerfile a.txt src/main.js src/.keep dist/out.js vendor/x/y')

test.each([
  ['COPY a.txt /', false],
  ['COPY b.txt /', true],
  ['COPY /a.txt ../src/ /', false],
  ['COPY . ./ / /x', false],
  ['COPY src/main.js /', false],
  ['COPY src/other.js /', true],
  ['COPY a.txt/b /', true],
  ['ADD https://e.x/b.txt /', false],
  ['COPY --from=x b.txt /', false],
  ['COPY b* $B /', false],
  ['COPY ["b c", "/"]', true],
  ['COPY <<b /\nb\nb', false],
  ['ADD b.tar /', true],
])('%s', (instruction, isMissing) => {
  expect(linesOf('missing-source', `FROM a AS x\n${instruction}\n`, { context, rules })).toEqual(isMissing ? [2] : [])
})

test('is silent about what is made before a build, and where nothing is known', () => {
  const generated = { ...context, isGenerated: (path: string) => path === 'target/app.jar' }
  expect(linesOf('missing-source', 'FROM a\nCOPY target/app.jar b /\n', { context: generated, rules })).toEqual([2])
  expect(linesOf('missing-source', 'FROM a\nCOPY target/app.jar /\n', { context: generated, rules })).toEqual([])
  expect(linesOf('missing-source', 'FROM a\nCOPY b /\n', { rules })).toEqual([])
  expect(linesOf('missing-source', 'FROM a\nCOPY b /\n', { context })).toEqual([])
})

test('suggests the nearest name', () => {
  const [found] = linted('FROM a\nCOPY src/mian.js /\n', { context, rules }).filter(
    ({ code }) => code === 'missing-source',
  )
  expect(found).toMatchObject({ hint: 'Did you mean "main.js"?' })
})

test.each([
  [['*', '!src'], 'COPY src /', []],
  [['*', '!src'], 'COPY dist /', [2]],
  [['*', '!dist/out.js'], 'COPY dist /', []],
  [['*', '!dist/other.js'], 'COPY dist/ /', [2]],
  [['vendor', '!**/y'], 'COPY vendor /', []],
  [['vendor', '!a'], 'COPY vendor/x /', [2]],
  // Without exceptions it is CopyIgnoredFile that speaks.
  [['dist'], 'COPY dist /', []],
])('with the ignore file %j, %s', (patterns, instruction, lines) => {
  const ignore = ignoreMatcher(patterns)
  expect(linesOf('missing-source', `FROM a\n${instruction}\n`, { context, ignore, rules })).toEqual(lines)
})
