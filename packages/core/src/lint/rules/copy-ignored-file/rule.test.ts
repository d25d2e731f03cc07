import { describe, expect, test } from 'vitest'
import { ignoreMatcher, readIgnore } from '../../../ignore/index.js'
import type { LintProblem } from '../../engine/run.js'
import { linesOf, saidBy } from '../../testing/said.js'
import type { RuleName } from '../index.js'

describe('CopyIgnoredFile', () => {
  const found = (ignore: string, instructions: string, file?: string): readonly LintProblem<RuleName>[] =>
    saidBy('CopyIgnoredFile', `FROM a AS b\n${instructions}\n`, {
      ignore: ignoreMatcher(readIgnore(ignore, file === undefined ? {} : { file }).patterns),
    })

  test.each<readonly [ignore: string, instructions: string, lines: readonly number[]]>([
    ['dist', 'COPY dist /x', [2]],
    ['dist', 'COPY dist/a /x\nADD ./dist/../dist/b /x', [2, 3]],
    ['dist', 'COPY distx /x\nCOPY a/dist /x\nCOPY a /dist\nCOPY /dist /x', []],
    ['dist', 'COPY a dist b dist/c /x/', [2, 2]],
    ['dist', 'COPY ["a", "dist", "/x/"]', [2]],
    ['*.log', 'COPY a.log /x\nCOPY a/b.log /x', [2]],
    ['**/*.log', 'COPY a.log /x\nCOPY a/b.log /x', [2, 3]],
    ['a?', 'COPY ab /x\nCOPY a /x\nCOPY a* /x', [2, 4]],
    // Variables, as far as they are known
    ['dist', 'ARG D=dist\nCOPY $D /x', [3]],
    ['dist', 'ARG D\nCOPY ${D}dist /x', []],
    ['dist', 'COPY $UNKNOWN/dist /x', []],
    // All of it, only by patterns that leave all out
    ['*', 'COPY . /x\nCOPY / /x\nCOPY ./ /x', [2, 3, 4]],
    ['**', 'COPY . /x', [2]],
    ['**/*', 'COPY . /x', [2]],
    ['*.*', 'COPY . /x', []],
    ['a', 'COPY . /x', []],
    // An exception may bring back a part.
    ['dist\n!dist/a', 'COPY dist /x', []],
    ['dist\n!other', 'COPY dist /x', []],
    // What does not come from the build context
    ['**', 'COPY --from=b dist /x\nADD https://example.org/dist /x\nADD https://example.org/a.git /x', []],
    ['**', 'COPY <<dist /x\ndist', []],
    ['', 'COPY dist /x', []],
    ['# dist', 'COPY dist /x', []],
    // A comment before the instruction
    ['dist', '# check=skip=CopyIgnoredFile\nCOPY dist /x\nCOPY dist /x', [4]],
  ])('%j leaves out what is taken by %j: %j', (ignore, instructions, lines) => {
    expect(found(ignore, instructions).map(({ place }) => place?.line)).toEqual(lines)
  })

  test('says nothing without an ignore file', () => {
    expect(linesOf('CopyIgnoredFile', 'FROM a\nCOPY x /y\n')).toEqual([])
  })

  test('looks at what triggers take, in the stage that they run in', () => {
    expect(found('dist', 'ONBUILD COPY dist /x\nFROM b').map(({ place }) => place?.line)).toEqual([3])
    expect(found('dist', 'ONBUILD COPY dist /x')).toEqual([])
  })

  test('says which pattern leaves it out, and where it stands', () => {
    expect(found('a\ndist/', 'ADD dist/./a /x')).toMatchObject([
      { severity: 'warning', message: 'ADD takes "dist/a", which "dist" of the ignore file leaves out' },
    ])
    expect(found('a\n/dist', 'COPY dist /x', '.dockerignore')).toMatchObject([
      { message: 'COPY takes "dist", which "dist" of .dockerignore:2 leaves out' },
    ])
  })
})
