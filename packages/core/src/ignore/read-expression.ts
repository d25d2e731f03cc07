import {
  anyButNewline,
  BadExpression,
  perlSet,
  readClass,
  readEscape,
  refuseUnicode,
  single,
  UnknownExpression,
  type CharacterSet,
} from './character-class.js'
import type { Expression, Step } from './expression.js'

/** Go's limit for one repetition. */
const mostTimes = 1000
/** More steps than any pattern has that somebody means. */
const mostSteps = 20_000

const folders = '(.*/)?'

/**
 * Reads the text of an expression. BuildKit copies brackets, escapes, braces and bars of a pattern as they stand, so
 * `\d` is a digit there, `[[:alpha:]]` a letter, `a{2}` two of them and `|` an alternative.
 *
 * @throws {BadExpression | UnknownExpression}
 */
export function readExpression(text: string): Expression {
  return new Reader(text).read()
}

class Reader {
  private readonly steps: Step[] = []
  private readonly starts: number[] = [0]
  private at = 0
  /** Whether the last step can be repeated, and whether it has been. */
  private last: 'none' | 'single' | 'repeated' = 'none'

  constructor(private readonly text: string) {}

  read(): Expression {
    while (this.at < this.text.length) {
      this.step()
      if (this.steps.length > mostSteps) throw new UnknownExpression()
    }
    this.steps.push({ kind: 'match' })
    return { steps: this.steps, starts: this.starts }
  }

  private step(): void {
    const { text, at } = this
    const character = text[at]!
    if (text.startsWith(folders, at)) {
      this.add({ kind: 'folders' }, at + folders.length)
      this.last = 'repeated'
    } else if (character === '[') {
      const found = readClass(text, at + 1)
      this.add({ kind: 'one', set: found.set }, found.end)
    } else if (character === '.') this.add({ kind: 'one', set: anyButNewline }, at + 1)
    else if (character === '*') this.many()
    else if (character === '{') this.times()
    else if (character === '^' || character === '$') this.add({ kind: character === '^' ? 'start' : 'end' }, at + 1)
    else if (character === '|') {
      this.steps.push({ kind: 'match' })
      this.starts.push(this.steps.length)
      this.last = 'none'
      this.at++
    } else if (character === '\\') this.escape()
    else this.literal(text.codePointAt(at)!, at)
  }

  private add(step: Step, end: number): void {
    this.steps.push(step)
    this.last = 'single'
    this.at = end
  }

  private literal(code: number, at: number): void {
    this.add({ kind: 'one', set: single(code) }, at + (code > 0xffff ? 2 : 1))
  }

  private many(): void {
    const step = this.repeatable()
    const set: CharacterSet | undefined = 'set' in step ? step.set : undefined
    // BuildKit puts a star behind brackets and dots only.
    if (set === undefined) throw new UnknownExpression()
    this.steps[this.steps.length - 1] = { kind: 'many', set }
    this.last = 'repeated'
    this.at++
  }

  private times(): void {
    const found = /^\{(0|[1-9][0-9]*)(?:(,)(0|[1-9][0-9]*)?)?\}/.exec(this.text.slice(this.at, this.at + 64))
    if (found === null) return this.literal(0x7b, this.at)
    const least = Number(found[1])
    const most = found[2] === undefined ? least : found[3] === undefined ? undefined : Number(found[3])
    if (least > mostTimes || (most ?? 0) > mostTimes || (most !== undefined && least > most)) throw new BadExpression()
    const step = this.repeatable()
    this.steps.pop()
    for (let i = 0; i < least; i++) this.steps.push(step)
    if (most === undefined) {
      if (!('set' in step)) throw new UnknownExpression()
      this.steps.push({ kind: 'many', set: step.set })
    } else for (let i = least; i < most; i++) this.steps.push({ kind: 'perhaps', of: step })
    this.last = 'repeated'
    this.at += found[0].length
  }

  private repeatable(): Step {
    if (this.last !== 'single') throw new BadExpression()
    return this.steps[this.steps.length - 1]!
  }

  private escape(): void {
    const { text, at } = this
    const letter = text[at + 1] ?? ''
    if (letter === 'Q') {
      const close = text.indexOf('\\E', at + 2)
      const end = close === -1 ? text.length : close
      for (const quoted of text.slice(at + 2, end)) this.literal(quoted.codePointAt(0)!, 0)
      this.at = close === -1 ? end : end + 2
      return
    }
    const kind = Object.hasOwn(assertions, letter) ? assertions[letter as keyof typeof assertions] : undefined
    refuseUnicode(text, at)
    const known = perlSet(letter)
    if (kind !== undefined) this.add({ kind }, at + 2)
    else if (known !== undefined) this.add({ kind: 'one', set: known }, at + 2)
    else {
      const { code, end } = readEscape(text, at + 1)
      this.add({ kind: 'one', set: single(code) }, end)
    }
  }
}

const assertions = { A: 'start', z: 'end', b: 'border', B: 'no-border' } as const
