import { usesOf, type Evaluated } from '../../check/expand/evaluate.js'
import type { LexOptions } from '../../check/expand/lex-word.js'
import { partsOf, word as wordOf, type Variable, type Word } from '../../model/index.js'
import type { Names } from './names.js'
import { join } from './paths.js'

/**
 * What an instruction of a stage finds, told by traces. A trace is the value where that is known, and otherwise a name for
 * how it comes about from what only the base image knows: on one image, equal traces are equal values.
 */
export class Traces {
  /** As commands see it: BuildKit keeps an absolute path as it is written. */
  folder: string
  user: string
  /** In the order in which BuildKit gives them to a command. All that only the base image sets stand as one, without a name. */
  private readonly seen: Map<string, string>
  /** Those that the image keeps. */
  private readonly kept: Map<string, string>

  /**
   * @param base those at the end of the stage that this one begins with
   * @param workdir of the image that it begins with, when it is known
   */
  constructor(
    private readonly names: Names,
    private readonly lex: LexOptions,
    base: Traces | undefined,
    workdir: string | undefined,
  ) {
    this.folder = base?.folder ?? workdir ?? this.made('folder')
    this.user = base?.user ?? this.made('user')
    this.seen = new Map(base?.seen)
    this.kept = new Map(base?.kept)
    // A stage is given all variables of its image anew, behind the arguments of the stage before it.
    for (const [name, trace] of [['', ''] as const, ...this.kept]) this.set(name, trace)
  }

  of(word: Word, { text }: Evaluated): string {
    if (text !== undefined || typeof word === 'string') return text ?? (word as string)
    return this.made('word', ...partsOf(word).map((part) => (typeof part === 'string' ? part : this.ofVariable(part))))
  }

  /** Sets a variable, which then comes last. */
  set(name: string, trace: string): void {
    this.seen.delete(name)
    this.seen.set(name, trace)
  }

  /** Sets one that the image keeps. */
  keep(name: string, trace: string): void {
    this.set(name, trace)
    this.kept.set(name, trace)
  }

  enter(path: string): void {
    if (isMade(path) || (isMade(this.folder) && !path.startsWith('/'))) this.folder = this.made('in', this.folder, path)
    else if (path !== '') this.folder = path.startsWith('/') ? path : join(this.folder, path)
  }

  variables(): ReadonlyMap<string, string> {
    return new Map(this.seen)
  }

  private ofVariable(part: Variable): readonly unknown[] {
    const used = usesOf(wordOf([part]), this.lex)
    return [part.modifier ?? '', ...used.map(({ name }) => this.seen.get(name) ?? this.made('variable', name))]
  }

  private made(...facts: readonly unknown[]): string {
    return `\0${this.names.of(...facts)}`
  }
}

/** No value has a NUL. */
const isMade = (trace: string): boolean => trace.startsWith('\0')
