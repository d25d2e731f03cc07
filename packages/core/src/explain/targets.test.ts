import { expect, test } from 'vitest'
import { parse } from '../parse/parse-file.js'
import { readStages } from './read/read-stages.js'
import { findTarget, neededStages } from './targets.js'

const { file } = parse(`FROM alpine:3.22 AS deps
FROM alpine:3.22 AS Build
COPY --from=deps /x /x
FROM alpine:3.22 AS tools
FROM build AS test
RUN --mount=from=tools,target=/t make
FROM scratch AS build
COPY --from=test /x /x
FROM scratch
COPY --from=0 /x /x
`)

test.each<[name: string | undefined, index: number | undefined]>([
  [undefined, 5],
  ['deps', 0],
  ['TOOLS', 2],
  ['build', 4],
  ['Build', 4],
  ['', undefined],
  ['0', undefined],
  ['other', undefined],
])('the target %j is the stage %j', (name, index) => expect(findTarget(file, name)).toBe(index))

test('a file without stages has no target', () => expect(findTarget(parse('ARG A\n').file)).toBeUndefined())

test.each<[target: number, needed: number[]]>([
  [0, [0]],
  [1, [0, 1]],
  [2, [2]],
  [3, [0, 1, 2, 3]],
  [4, [0, 1, 2, 3, 4]],
  [5, [0, 5]],
])('a build of the stage %i needs %j', (target, needed) => {
  expect(neededStages(readStages(file, {}), target)).toEqual(needed)
})

test('stages that need each other are told all the same', () => {
  expect(neededStages([{ uses: [1] }, { uses: [0, 1] }, { uses: [] }], 0)).toEqual([0, 1])
})
