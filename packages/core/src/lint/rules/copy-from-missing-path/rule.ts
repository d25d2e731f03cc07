import { cleanPath } from '../../../ignore/clean-path.js'
import type { Add, Copy } from '../../../model/index.js'
import { inWorkdir } from '../../engine/stage-facts.js'
import type { FileVisitor, Report, Rule, RuleMeta } from '../../engine/rule.js'
import type { EntryView, FileView, StageView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { somePath, type PathList } from '../../files/path-list.js'
import { isRelated, isWithin } from '../../files/paths.js'
import { isSystemPath } from '../../files/system-paths.js'
import { commandsOf } from '../../shell/run-commands.js'
import { madeBy } from './made.js'

const meta = {
  name: 'copy-from-missing-path',
  severity: 'warning',
  summary: 'COPY --from takes a path that its stage makes.',
} as const satisfies RuleMeta

/** What a stage has made when it ends. */
interface Made {
  /** Folders in which anything may be, and files. Absent when something may be anywhere. */
  readonly trees: PathList | undefined
  readonly files: PathList | undefined
  readonly isSure: boolean
  readonly workdir: string | undefined
  readonly image: string | undefined
}

/** A path that is taken from a stage. */
interface Taken {
  readonly entry: Copy
  readonly from: number
  readonly source: string
}

export const copyFromMissingPath: Rule<typeof meta.name> = Object.freeze({
  ...meta,
  // A stage may be visited after one that takes from it, so the verdicts wait for the end.
  begin(file: FileView, report: Report): FileVisitor {
    if (file.file.stages.length < 2) return {}
    const made = new Map<number, Made>()
    const taken: Taken[] = []
    return {
      stage: (stage) => visitStage(stage, made, taken),
      end: () => {
        for (const one of taken) judge(one, made.get(one.from), file, report)
      },
    }
  },
})

function visitStage(
  { base, index }: StageView,
  made: Map<number, Made>,
  taken: Taken[],
): ReturnType<NonNullable<FileVisitor['stage']>> {
  const inherited = base.kind === 'stage' ? made.get(base.index) : undefined
  let { trees, files } = inherited ?? {}
  let isSure = inherited?.isSure ?? true
  const copy = (entry: Add | Copy, at: EntryView): void => {
    const { destination, sources } = copied(entry, at)
    if (destination === undefined) isSure = false
    else trees = { path: destination, before: trees }
    if (entry.kind === 'add' || entry.flags.from === undefined || at.isTrigger) return
    const { from } = at
    if (from === undefined || from === index) return
    for (const source of sources) if (source !== undefined) taken.push({ entry, from, source })
  }
  return {
    entries: {
      add: copy,
      copy,
      raw: () => {
        isSure = false
      },
      workdir: ({ path }, at) => {
        const folder = inWorkdir(at.facts, at.evaluate(path).text)
        if (folder === undefined) isSure = false
        else if (folder !== '/') trees = { path: folder, before: trees }
      },
      env: ({ pairs }, at) => {
        // Tools may write where a variable says.
        for (const { value } of pairs) {
          const { text } = at.evaluate(value)
          if (text === undefined) isSure = false
          else for (const one of text.split(':')) if (/^\/./.test(one)) trees = { path: cleanPath(one), before: trees }
        }
      },
      run: (run, at) => {
        const commands = commandsOf(run, at)
        const { workdir } = at.facts
        if (commands === undefined || workdir === undefined) isSure = false
        if (!isSure) return
        for (const mount of run.flags.mounts ?? []) if (mount.type === 'raw') isSure = false
        let cwd = workdir!
        for (const command of commands!) {
          const found = madeBy(command, cwd)
          if (found === undefined) {
            isSure = false
            return
          }
          cwd = found.cwd
          for (const path of found.trees) trees = { path, before: trees }
          for (const path of found.files) files = { path, before: files }
        }
      },
    },
    end: ({ workdir, image }) => {
      made.set(index, { trees, files, isSure, workdir, image })
    },
  }
}

function judge({ entry, from, source }: Taken, made: Made | undefined, { file }: FileView, report: Report): void {
  if (made === undefined || !made.isSure || made.image === undefined) return
  // Paths of a stage begin at its root, whatever its WORKDIR.
  const path = cleanPath(`/${literalFolder(source)}`)
  if (path === '/' || (made.image !== 'scratch' && (isSystemPath(path) || path === '/go' || path.startsWith('/go/'))))
    return
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
