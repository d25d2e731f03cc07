import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('UndefinedVar', () => {
  test.each([
    ['values of one ENV do not see each other', 'FROM alpine\nENV A=1 B=$A\n', [2]],
    ['a default does not define', 'FROM alpine\nENV A=${B:-c}\n', [2]],
    ['an image that is not known may set it', 'FROM corp/base\nENV A=$B\n', []],
    ['scratch sets nothing', 'FROM scratch\nENV A=$B\n', [2]],
    ['EXPOSE drops it', 'FROM alpine\nEXPOSE $P\n', []],
    ['defaults of ARG', 'FROM alpine\nARG A=$B\n', [2]],
    ['a global argument that the stage declares', 'ARG A=x\nFROM alpine\nARG A\nARG B="$A"\n', []],
    ['an argument that is declared twice', 'FROM alpine\nARG A=x\nARG A\nARG B="$A"\n', []],
    ['mounts', 'FROM alpine\nRUN --mount=type=cache,target=/$A x\n', [2]],
    ['what the shell replaces', 'FROM alpine\nRUN echo $A\nCMD ["$B"]\n', []],
    ['a stage sees what its base stage set', 'FROM alpine AS b\nENV A=1\nFROM b\nENV B=$A\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('UndefinedVar', text)).toEqual(lines)
  })
})
