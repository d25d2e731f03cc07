import type { Entry } from '../../model/index.js'
import type { Report, Rule, Visits } from './rule.js'
import type { EntryView } from './views.js'

/** One visit of a rule, and what the rule remembers meanwhile. */
export interface Turn<Visit> {
  readonly rule: Rule
  readonly visit: Visit
  /** Nothing for a rule that remembers nothing. */
  readonly remembers: Remembers | undefined
}

/** How what a rule remembers is begun, and the place that it has among those of others. */
export interface Remembers {
  readonly begin: Rule['begin'] | undefined
  readonly start: Rule['start'] | undefined
  readonly slot: number
}

type EntryVisit = (entry: Entry, report: Report, at: EntryView, state: never) => void
type VisitOf<K extends keyof Visits<never>> = NonNullable<Visits<never>[K]>

/** Rules by what they look at. It says nothing about a file, so that many files are linted with one. */
export class Plan {
  readonly file: readonly Turn<VisitOf<'file'>>[]
  readonly globalArg: readonly Turn<VisitOf<'globalArg'>>[]
  readonly stage: readonly Turn<VisitOf<'stage'>>[]
  readonly instruction: readonly Turn<VisitOf<'instruction'>>[]
  readonly argumentDefault: readonly Turn<VisitOf<'argumentDefault'>>[]
  readonly stageEnd: readonly Turn<VisitOf<'stageEnd'>>[]
  readonly end: readonly Turn<VisitOf<'end'>>[]
  private readonly byKind = new Map<Entry['kind'], readonly Turn<EntryVisit>[]>()

  constructor(readonly rules: readonly Rule[]) {
    const turns = <K extends keyof Visits<never>>(key: K): readonly Turn<VisitOf<K>>[] =>
      turnsOf(rules, (rule) => rule[key] as VisitOf<K> | undefined)
    this.file = turns('file')
    this.globalArg = turns('globalArg')
    this.stage = turns('stage')
    this.instruction = turns('instruction')
    this.argumentDefault = turns('argumentDefault')
    this.stageEnd = turns('stageEnd')
    this.end = turns('end')
  }

  /** What looks at entries of a kind. */
  of(kind: Entry['kind']): readonly Turn<EntryVisit>[] {
    let found = this.byKind.get(kind)
    if (found === undefined) {
      const turns = (key: 'handlers' | 'entries'): readonly Turn<EntryVisit>[] =>
        turnsOf(this.rules, (rule) => rule[key]?.[kind] as EntryVisit | undefined)
      this.byKind.set(kind, (found = [...turns('handlers'), ...turns('entries')]))
    }
    return found
  }
}

function turnsOf<Visit>(rules: readonly Rule[], visitOf: (rule: Rule) => Visit | undefined): readonly Turn<Visit>[] {
  return rules.flatMap((rule, index) => {
    const visit = visitOf(rule)
    return visit === undefined ? [] : [{ rule, visit, remembers: memoryOf(rule, index) }]
  })
}

function memoryOf({ begin, start }: Rule, slot: number): Remembers | undefined {
  return begin === undefined && start === undefined ? undefined : { begin, start, slot }
}
