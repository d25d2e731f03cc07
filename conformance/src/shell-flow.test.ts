import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  failureCounts,
  isStraight,
  type SimpleCommand,
  type Surroundings,
} from '../../packages/core/src/lint/shell/commands.js'
import { simpleCommands } from '../../packages/core/src/lint/shell/read-script.js'

// What is said of the commands of a script, against bash that runs it. `c 0`, `c 1` and so on are functions that note that
// they ran, and fail when they are told to.

/** Scripts in which every command runs once at most, and `set -e` is not looked at by what they are part of. */
const { script } = fc.letrec<{ script: string; chain: string; pipeline: string; part: string }>((tie) => ({
  part: fc.oneof(
    { maxDepth: 2 },
    { weight: 6, arbitrary: fc.constant('c @') },
    tie('script').map((inner) => `{ ${inner}; }`),
    tie('script').map((inner) => `( ${inner}\n)`),
    fc.tuple(tie('script'), tie('script'), tie('script')).map(([a, b, c]) => `if ${a}; then ${b}; else ${c}; fi`),
    tie('script').map((inner) => `for x in 1; do ${inner}; done`),
    tie('script').map((inner) => `case x in x) ${inner};; esac`),
  ),
  pipeline: fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.array(tie('part'), { minLength: 1, maxLength: 2 }))
    .map(([negated, parts]) => (negated === 0 ? '! ' : '') + parts.join(' | ')),
  chain: fc
    .tuple(tie('pipeline'), fc.array(fc.tuple(fc.constantFrom('&&', '||'), tie('pipeline')), { maxLength: 2 }))
    .map(([first, rest]) => [first, ...rest.flat()].join(' ')),
  script: fc
    .tuple(tie('chain'), fc.array(fc.tuple(fc.constantFrom(';', '\n', ';', '&'), tie('chain')), { maxLength: 2 }))
    .map(([first, rest]) => [first, ...rest.flat()].join(' ')),
}))

function numbered(text: string): string {
  let count = 0
  return text.replaceAll('@', () => String(count++))
}

/** What is noted while bash runs a script. */
interface Noted {
  readonly ran: ReadonlySet<string>
  /** Those that ran in the shell of the script itself. */
  readonly here: ReadonlySet<string>
  readonly ended: boolean
}

const prelude = `
c() { if [ "$BASHPID" = "$M" ]; then echo "$N $F here $1" >&9; else echo "$N $F ran $1" >&9; fi; [ "$1" != "$F" ]; }
`

/** Runs each script once without a failure, which has the number -1, and once for each command that may fail. */
function noted(texts: readonly string[]): (text: number, failing: number) => Noted {
  const cases = texts.flatMap((text, at) =>
    Array.from({ length: text.split('c ').length }, (_, failing) =>
      [
        `(`,
        `N=${at} F=${failing - 1} M=$BASHPID`,
        'set -eo pipefail',
        text,
        'wait',
        `echo "$N $F ended" >&9`,
        `)`,
      ].join('\n'),
    ),
  )
  const input = `exec 9>&1 >/dev/null 2>/dev/null\n${prelude}\n${cases.join('\n')}\n:`
  const { stdout, status } = spawnSync('bash', ['-s'], { input, encoding: 'utf8', timeout: 60_000, maxBuffer: 1 << 28 })
  const byCase = new Map<string, string[]>()
  for (const line of stdout.split('\n').filter(Boolean)) {
    const [text, failing, ...said] = line.split(' ')
    const key = `${text} ${failing}`
    byCase.set(key, [...(byCase.get(key) ?? []), said.join(' ')])
  }
  expect(status).toBe(0)
  return (text, failing) => {
    const lines = byCase.get(`${text} ${failing}`) ?? []
    const of = (kind: string): string[] => lines.flatMap((line) => (line.startsWith(kind) ? [line.split(' ')[1]!] : []))
    return { ran: new Set([...of('ran'), ...of('here')]), here: new Set(of('here')), ended: lines.includes('ended') }
  }
}

/** Whether something of a chain stands behind the command, or behind what it is part of. */
function isFollowed({ after, within }: SimpleCommand): boolean {
  for (let one: Surroundings | undefined = within; one !== undefined; one = one.outer)
    if (one.after === '&&') return true
  return after === '&&'
}

const small = script.filter((text) => text.length < 120)

describe('how commands stand in a script, as bash runs it', () => {
  const texts = fc
    .sample(small, { numRuns: Number(process.env['RUNS'] ?? 300), seed: Number(process.env['SEED'] ?? 7) })
    .map(numbered)
  const ran = noted(texts)
  const all = texts.flatMap((text, at) => simpleCommands(text)!.map((command, index) => ({ text, at, command, index })))

  it('understands every script', () => {
    expect(all.length).toBeGreaterThan(texts.length)
  })

  it('knows which failure ends the script when it begins with set -e', () => {
    const wrong = all.flatMap(({ text, at, command, index }) => {
      const { ran: running, ended } = ran(at, index)
      if (!running.has(String(index)) || isFollowed(command)) return []
      // Where something is negated, what works may end the script.
      if (text.includes('!') && ended === false) return []
      return failureCounts(command) === !ended ? [] : [`${text} # ${index} ${ended ? 'went on' : 'ended'}`]
    })
    expect(wrong).toEqual([])
  })

  it('knows what runs whenever nothing fails, and in the shell itself', () => {
    const wrong = all.flatMap(({ text, at, command, index }) => {
      if (text.includes('!') || !isStraight(command)) return []
      const { ran: running, here } = ran(at, -1)
      const own = !command.isPiped && !command.isFeeding && !command.isBackground
      return (own ? here : running).has(String(index)) ? [] : [`${text} # ${index}`]
    })
    expect(wrong).toEqual([])
  })
})
