import { describe, expect, test } from 'vitest'
import type { LintProblem } from '../../engine/run.js'
import { linesOf, saidBy } from '../../testing/said.js'
import type { RuleName } from '../index.js'

describe('InvalidBaseImagePlatform', () => {
  const found = (text: string, platform: string | undefined, target?: string): readonly LintProblem<RuleName>[] =>
    saidBy('InvalidBaseImagePlatform', text, {
      platformOf: (image) => (image === 'x' ? platform : undefined),
      ...(target === undefined ? {} : { buildArguments: { TARGETPLATFORM: target } }),
    })

  test.each<readonly [text: string, platform: string, lines: readonly number[]]>([
    ['FROM --platform=linux/arm64 x AS arm64\n', 'linux/amd64', [1]],
    ['FROM --platform=linux/arm64 x AS arm64\n', 'linux/arm64', []],
    ['FROM --platform=linux/arm64 x AS arm64\n', 'linux/arm64/v8', []],
    ['FROM --platform=linux/arm64 x AS arm64\n', 'windows/arm64', [1]],
    ['FROM --platform=aarch64 x AS arm64\n', 'linux/arm64', []],
    ['FROM --platform=windows(10.0.17763)/amd64 x AS windows\n', 'windows/amd64', []],
    ['ARG P=linux/arm64\nFROM --platform=$P x\n', 'linux/amd64', [2]],
    ['ARG I=x\nFROM --platform=linux/arm64 $I AS arm64\n', 'linux/amd64', [2]],
    // Where it is not known what is asked for, or what there is
    ['FROM x\n', 'linux/amd64', []],
    ['FROM --platform=$BUILDPLATFORM x\n', 'linux/amd64', []],
    ['FROM --platform=linux/arm64 y AS arm64\n', 'linux/amd64', []],
    ['FROM --platform=linux/arm64 scratch AS arm64\n', 'linux/amd64', []],
    ['ARG I\nFROM --platform=linux/arm64 $I AS arm64\n', 'linux/amd64', []],
    ['FROM y AS x\nFROM --platform=linux/arm64 x AS arm64\n', 'linux/amd64', []],
    // Each of them; BuildKit looks at the directive alone.
    [
      'FROM --platform=linux/arm64 x AS arm64\n# check=skip=all\nFROM --platform=linux/arm x AS arm\n',
      'linux/s390x',
      [1, 3],
    ],
    ['# check=skip=InvalidBaseImagePlatform\nFROM --platform=linux/arm64 x AS arm64\n', 'linux/amd64', []],
  ])('%j with an image for %s: %j', (text, platform, lines) => {
    expect(found(text, platform).map(({ place }) => place?.line)).toEqual(lines)
  })

  test('goes by what is built for, where the stage says nothing', () => {
    expect(found('FROM x\n', 'linux/amd64', 'linux/amd64')).toEqual([])
    expect(found('FROM x\n', 'linux/amd64', 'linux/arm64')).toMatchObject([
      {
        severity: 'warning',
        message: 'the image x is made for linux/amd64, and the stage asks for linux/arm64',
        place: { line: 1 },
      },
    ])
  })

  test('says nothing without facts', () => {
    expect(linesOf('InvalidBaseImagePlatform', 'FROM --platform=linux/arm64 a AS arm64\n')).toEqual([])
  })
})
