import { cleanPath } from '../../../ignore/clean-path.js'
import type { Add, Copy, Run } from '../../../model/index.js'
import { inWorkdir } from '../../engine/stage-facts.js'
import { gatheringRule, type Report } from '../../engine/rule.js'
import type { EntryView, FileView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { somePath, type PathList } from '../../files/path-list.js'
import { isRelated, isWithin } from '../../files/paths.js'
import { takenStages } from '../../files/taken-stages.js'
import { isSystemPath } from '../../files/system-paths.js'
import { commandsOf } from '../../shell/run-commands.js'
import { madeBy } from './made.js'

/** What a stage has made. */
interface Made {
  /** Folders in which anything may be, and files. Absent when something may be anywhere. */
  trees: PathList | undefined
  files: PathList | undefined
  isSure: boolean
  /** Those of its end. */
  workdir: string | undefined
  image: string | undefined
}

/** A path that is taken from a stage. */
interface Taken {
  readonly entry: Copy
  readonly from: number
  readonly source: string
}

interface State {
  readonly made: Map<number, Made>
  readonly taken: Taken[]
}

export const copyFromMissingPath = gatheringRule(
  {
    name: 'copy-from-missing-path',
    severity: 'warning',
    summary: 'COPY --from takes a path that its stage makes.',
  },
  (file): State | undefined => (takenStages(file).size === 0 ? undefined : { made: new Map(), taken: [] }),
  {
    stage: ({ index, base }, _report, file, { made }) => {
      // Of a stage from which nothing is taken, nothing has to be known.
      if (!takenStages(file).has(index)) return
      const { trees, files, isSure = true } = (base.kind === 'stage' ? made.get(base.index) : undefined) ?? {}
      made.set(index, { trees, files, isSure, workdir: undefined, image: undefined })
    },
    entries: {
      add: copy,
      copy,
      raw: (_entry, _report, at, state) => {
        const made = madeIn(at, state)
        if (made !== undefined) made.isSure = false
      },
      workdir: ({ path }, _, at, state) => {
        const made = madeIn(at, state)
        if (made === undefined) return
        const folder = inWorkdir(at.facts, at.sureText(path))
        if (folder === undefined) made.isSure = false
        else if (folder !== '/') made.trees = { path: folder, before: made.trees }
      },
      env: ({ pairs }, _, at, state) => {
        const made = madeIn(at, state)
        if (made === undefined) return
        for (const { value } of pairs) makeWhere(at.text(value), made)
      },
      arg: ({ args }, _, at, state) => {
        const made = madeIn(at, state)
        if (made === undefined) return
        for (const { name, value } of args)
          makeWhere(value === undefined ? (at.stage.file.globals.get(name)?.text ?? '') : at.text(value), made)
      },
      run: (run, _, at, state) => {
        const made = madeIn(at, state)
        if (made !== undefined) makeBy(run, at, made)
      },
    },
    stageEnd: ({ workdir, image }, _, { index }, state) => {
      const made = state.made.get(index)
      if (made === undefined) return
      made.workdir = workdir
      made.image = image
    },
    // A stage may be visited after one that takes from it, so the verdicts wait for the end.
    end: (file, report, { made, taken }) => {
      for (const one of taken) judge(one, made.get(one.from), file, report)
    },
  },
)

/** What the stage that is visited has made, while that is still to be known. */
function madeIn({ stage: { index } }: EntryView, { made }: State): Made | undefined {
  const found = made.get(index)
  return found?.isSure === true ? found : undefined
}

function copy(entry: Add | Copy, _: Report, at: EntryView, state: State): void {
  const made = madeIn(at, state)
  if (made !== undefined) {
    const { destination } = copied(entry, at)
    if (destination === undefined) made.isSure = false
    else made.trees = { path: destination, before: made.trees }
  }
  if (entry.kind === 'add' || entry.flags.from === undefined || at.isTrigger) return
  const { from } = at
  if (from === undefined || from === at.stage.index) return
  for (const source of copied(entry, at).sources) if (source !== undefined) state.taken.push({ entry, from, source })
}

/** Tools may write where a variable says. */
function makeWhere(value: string | undefined, made: Made): void {
  if (value === undefined) made.isSure = false
  else if (value.includes('/')) {
    for (const one of value.split(':')) if (/^\/./.test(one)) made.trees = { path: cleanPath(one), before: made.trees }
  }
}

function makeBy(run: Run, at: EntryView, made: Made): void {
  const commands = commandsOf(run, at)
  const { workdir } = at.facts
  if (commands === undefined || workdir === undefined) {
    made.isSure = false
    return
  }
  for (const mount of run.flags.mounts ?? []) if (mount.type === 'raw') made.isSure = false
  let cwd = workdir
  for (const command of commands) {
    const found = madeBy(command, cwd)
    if (found === undefined) {
      made.isSure = false
      return
    }
    cwd = found.cwd
    for (const path of found.trees) made.trees = { path, before: made.trees }
    for (const path of found.files) made.files = { path, before: made.files }
  }
}

function judge({ entry, from, source }: Taken, made: Made | undefined, { file }: FileView, report: Report): void {
  if (made === undefined || !made.isSure || made.image === undefined) return
  // Paths of a stage begin at its root, whatever its WORKDIR.
  const path = cleanPath(`/${literalFolder(source)}`)
  if (path === '/' || (made.image !== 'scratch' && isSystemPath(path, made.image))) return
  if (isMade(path, made)) return
  const name = file.stages[from]!.name
  const meant = made.workdir === undefined ? undefined : cleanPath(`${made.workdir}/${source}`)
  const isMeantThere = !source.startsWith('/') && meant !== undefined && made.workdir !== '/'
  report({
    message: `COPY --from takes ${cleanPath(`/${source}`)}, and nothing in ${name === undefined ? `stage ${from}` : `stage "${name}"`} makes it`,
    at: entry,
    ...(isMeantThere ? { hint: `Paths begin at the root of the stage, not at its WORKDIR: write ${meant}` } : {}),
    related: [{ message: 'the stage', node: file.stages[from]! }],
  })
}

/** A path up to the folder in which a pattern begins. */
function literalFolder(source: string): string {
  const at = source.search(/[*?[\\]/)
  return at === -1 ? source : source.slice(0, source.lastIndexOf('/', at) + 1)
}

function isMade(path: string, { trees, files, workdir }: Made): boolean {
  if (workdir !== undefined && isWithin(workdir, path)) return true
  return somePath(trees, (one) => isRelated(path, one)) || somePath(files, (one) => isWithin(one, path))
}
