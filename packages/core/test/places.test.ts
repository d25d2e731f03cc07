import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { arg, cache, dockerfile, DockerfileError, sh, stage } from '../src/index.js'

const record = globalThis as unknown as Record<symbol, boolean | undefined>
const SWITCH = Symbol.for('stagecraft.record-places')
beforeEach(() => {
  record[SWITCH] = true
})
afterEach(() => {
  delete record[SWITCH]
})

/** The line that this is called in. */
const here = (): number => Number(/places\.test\.ts:(\d+)/.exec(new Error().stack!.split('\n')[2]!)![1])

describe('the places of a file', () => {
  test('are the lines of the calls, also for mounts and for declarations that nobody wrote', () => {
    const at = here()
    const a = stage('a').from('alpine:3.22')
    const b = a.run('x', { mounts: [cache('/c')] }).blank()
    const c = b.run(sh`x ${arg('V')}`)
    const found = [...dockerfile(c).places].map(([{ kind }, { line }]) => `${kind} ${line - at}`)
    expect(found).toEqual(['stage 1', 'run 2', 'mount 2', 'arg 3', 'run 3'])
  })

  test('are told with what is wrong', () => {
    const at = here()
    const a = stage('a').from('alpine:3.22')
    const b = stage('b').from('alpine:3.22')
    const c = (b as unknown as { copyFrom(...given: readonly string[]): typeof b }).copyFrom('x', '/x', '/x')
    const lineOf = (make: () => unknown): readonly (number | undefined)[] => {
      try {
        make()
      } catch (error) {
        const { place, related = [] } = (error as DockerfileError).problem
        return [place, ...related.map((one) => one.place)].map((found) => found && found.line - at)
      }
      return []
    }
    expect(lineOf(() => dockerfile(a, c))).toEqual([3])
    expect(lineOf(() => dockerfile.loose(a, a))).toEqual([undefined, 1, 1])
  })

  test('are noted only when somebody asks', () => {
    delete record[SWITCH]
    expect(dockerfile(stage('a').from('alpine:3.22').run('x')).places.size).toBe(0)
  })
})
