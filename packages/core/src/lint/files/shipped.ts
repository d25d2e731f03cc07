import type { ResolvedBase } from '../../check/stages/resolve.js'
import { cleanPath } from '../../ignore/clean-path.js'
import type { Add, Copy, Run } from '../../model/index.js'
import { gatheringRule, type Report, type Rule, type RuleMeta } from '../engine/rule.js'
import type { EntryView, FileView, StageView } from '../engine/views.js'
import { readScript } from '../shell/run-commands.js'
import { copied, type Copied } from './copied.js'
import { isWithin } from './paths.js'

/** A copy from the build context, and the stage that it is in. */
export interface ContextCopy {
  readonly entry: Add | Copy
  readonly copied: Copied
  readonly stage: number
}

/**
 * A rule that gathers copies from the build context, and tells at the end which of them are in the last image: those of its
 * own stages, and those of a folder that it takes whole from another stage.
 */
export function shippedCopiesRule<const Name extends string>(
  meta: RuleMeta<Name>,
  visit: (copy: ContextCopy, file: FileView, report: Report) => void,
): Rule<Name> {
  const add = (entry: Add | Copy, _: Report, at: EntryView, copies: ShippedCopies): void => copies.add(entry, at)
  return gatheringRule(meta, (file) => new ShippedCopies(file), {
    entries: { add, copy: add, run: (run, _, { stage }, copies) => copies.run(run, stage) },
    end: (file, report, copies) => {
      for (const one of copies.shipped()) visit(one, file, report)
    },
  })
}

class ShippedCopies {
  private readonly copies: (ContextCopy & { readonly isShipped: boolean })[] = []
  /** The RUNs of stages that are not shipped. */
  private readonly runs = new Map<number, Run[]>()
  private readonly cleaned = new Map<number, boolean>()
  /** By stage: what shipped stages take from it. */
  private readonly taken = new Map<number, string[]>()

  constructor(private readonly file: FileView) {}

  add(entry: Add | Copy, at: EntryView): void {
    const { index, isShipped } = at.stage
    if (at.isTrigger) return
    if (entry.kind === 'add' || entry.flags.from === undefined) {
      this.copies.push({ entry, copied: copied(entry, at), stage: index, isShipped })
      return
    }
    if (!isShipped) return
    const { from } = at
    if (from === undefined) return
    for (const source of copied(entry, at).sources) if (source !== undefined) this.take(from, cleanPath(`/${source}`))
  }

  /** What is taken from a stage is taken from those that it begins with. */
  private take(from: number, path: string): void {
    let base: ResolvedBase | undefined = { kind: 'stage', index: from, byDefault: false }
    for (let left = horizon; left > 0 && base?.kind === 'stage'; left--) {
      const known = this.taken.get(base.index)
      if (known === undefined) this.taken.set(base.index, [path])
      else if (known.length < horizon) known.push(path)
      base = this.file.resolved.bases[base.index]
    }
  }

  run(run: Run, { index, isShipped }: StageView): void {
    if (isShipped) return
    const runs = this.runs.get(index)
    if (runs === undefined) this.runs.set(index, [run])
    else runs.push(run)
  }

  /** Whether a stage removes or moves files: before others take a folder it may have removed just those. */
  private isCleaned(stage: number): boolean {
    let found = this.cleaned.get(stage)
    if (found === undefined) {
      found = this.runs.get(stage)?.some((run) => /\b(?:rm|mv|find)\b/.test(readScript(run) ?? '')) === true
      this.cleaned.set(stage, found)
    }
    return found
  }

  shipped(): readonly ContextCopy[] {
    return this.copies.filter(({ isShipped, stage, copied: { destination } }) => {
      if (isShipped) return true
      return (
        destination !== undefined &&
        this.taken.get(stage)?.some((path) => isWithin(destination, path)) === true &&
        !this.isCleaned(stage)
      )
    })
  }
}

/** So many stages and paths are followed: a file that has more is no text of a person. */
const horizon = 50
