import type { Entry, Node, Word } from '../model/index.js'
import { evaluate, type Evaluated } from './expand/evaluate.js'
import type { LexOptions } from './expand/lex-word.js'
import type { Finding, Report } from './report.js'
import type { Scope } from './variables/scope.js'

/** A value whose text is known. */
export interface Known {
  readonly text: string
  /** True when a build argument could change it. */
  readonly byDefault: boolean
}

/** One place of a file: what a check of an entry sees, and where it reports. */
export class At {
  constructor(
    /** The index of the stage; -1 before the first one. */
    readonly stage: number,
    /** The index of the entry; -1 for FROM. */
    readonly entry: number,
    /** Where problems are: the entry, then what is around it. */
    private readonly node: Node,
    private readonly around: Node | undefined,
    readonly scope: Scope,
    readonly lex: LexOptions,
    /** The working directory, when it is known. */
    readonly workdir: Known | undefined,
    private readonly report: Report,
  ) {}

  evaluate(word: Word): Evaluated {
    return evaluate(word, this.scope.lookup, this.lex)
  }

  /** The text of a word, or nothing when it is absent, unknown or malformed. */
  known(word: Word | undefined): Known | undefined {
    if (word === undefined) return undefined
    const { text, byDefault } = this.evaluate(word)
    return text === undefined ? undefined : { text, byDefault }
  }

  add(finding: Finding, nodes: readonly Node[] = []): void {
    const around = this.around === undefined ? [] : [this.around]
    this.report.add({ stage: this.stage, entry: this.entry }, [...nodes, this.node, ...around], finding)
  }

  /**
   * Adds a problem with a value: an error, or a warning when a build argument could make the value a good one.
   * `found` tells what stands there, such as `USER "a b"`.
   */
  refuse(
    value: { readonly byDefault: boolean },
    finding: Omit<Finding, 'severity'>,
    nodes: readonly Node[] = [],
  ): void {
    if (!value.byDefault) this.add(finding, nodes)
    else
      this.add(
        { ...finding, severity: 'warning', message: `${finding.message} (when no build argument is given)` },
        nodes,
      )
  }
}

/** A check of one kind of entry. */
export type EntryCheck<K extends Entry['kind']> = (entry: Extract<Entry, { kind: K }>, at: At) => void
