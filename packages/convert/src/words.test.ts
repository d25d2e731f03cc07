import { describe, expect, it } from 'vitest'
import { arg, dockerfile, stage } from '@stagecraft/core'
import { variable, word, type Part, type Word } from '@stagecraft/core/model'
import { constant } from './expression.js'
import { noHandles, wordExpression, type Handles } from './words.js'

const version = arg('VERSION')
const scope = new Map<string, unknown>([['version', version]])
const handles: Handles = (name) => (name === 'VERSION' ? constant('version') : undefined)

/** What the library makes of it. */
function read(value: unknown): Word {
  const file = dockerfile.loose(
    stage()
      .from('scratch')
      .workdir(value as string),
  )
  const entry = file.model.stages[0]!.instructions.at(-1)!
  if (entry.kind !== 'workdir') throw new Error('no WORKDIR')
  return entry.path
}

const cases: readonly (readonly [parts: readonly Part[], plain: string, withHandles: string])[] = [
  [['/app'], "'/app'", "'/app'"],
  [['$5'], "'$5'", "'$5'"],
  [['$HOME'], "literal('$HOME')", "literal('$HOME')"],
  [['${x'], "literal('${x')", "literal('${x')"],
  [[variable('HOME'), '/bin'], "'$HOME/bin'", "'$HOME/bin'"],
  [[variable('HOME'), 'bin'], "'${HOME}bin'", "'${HOME}bin'"],
  [[variable('A', ':-b')], "'${A:-b}'", "'${A:-b}'"],
  [[variable('größe')], "'${größe}'", "'${größe}'"],
  [[variable('1')], "'${1}'", "'${1}'"],
  [['$', variable('A')], "'$$A'", "'$$A'"],
  [[variable('VERSION')], "'$VERSION'", 'version'],
  [['v', variable('VERSION')], "'v$VERSION'", 'text`v${version}`'],
  [[variable('VERSION', ':-1')], "'${VERSION:-1}'", "'${VERSION:-1}'"],
  [[variable('VERSION'), variable('HOME')], "'$VERSION$HOME'", "'$VERSION$HOME'"],
  [['$A', variable('HOME')], "text`${literal('$A')}$HOME`", "text`${literal('$A')}$HOME`"],
  [['`\\', variable('VERSION')], "'`\\\\$VERSION'", 'text`\\`\\\\${version}`'],
]

describe.each(cases)('%j', (parts, plain, withHandles) => {
  it('is said as the reader expects, and means the same', () => {
    for (const [known, text] of [
      [noHandles, plain],
      [handles, withHandles],
    ] as const) {
      const expression = wordExpression(word(parts), known)
      expect(expression.text).toBe(text)
      expect(read(expression.evaluate(scope))).toEqual(word(parts))
    }
  })
})
