import { cleanPath } from '../../../ignore/clean-path.js'
import type { Copy, Entry } from '../../../model/index.js'
import { gatheringRule } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'
import { copied, isWholeContext } from '../../files/copied.js'
import { isWithin } from '../../files/paths.js'
import { takenStages } from '../../files/taken-stages.js'
import { texts, verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

/** What is known of a stage. */
interface Stage {
  /** Where the whole source was copied to. */
  readonly source: { readonly entry: Entry; readonly path: string } | undefined
  readonly compiler: string | undefined
}

const nothing: Stage = { source: undefined, compiler: undefined }

interface State {
  readonly stages: Map<number, Stage>
  readonly taken: { readonly entry: Copy; readonly from: number; readonly path: string }[]
}

export const sourceShipped = gatheringRule(
  {
    name: 'source-shipped',
    severity: 'info',
    summary: 'Of a stage that compiles, the image takes what was compiled, not the source.',
  },
  (file): State | undefined => (takenStages(file).size === 0 ? undefined : { stages: new Map(), taken: [] }),
  {
    stage: ({ index, base }, _report, _file, { stages }) => {
      stages.set(index, (base.kind === 'stage' ? stages.get(base.index) : undefined) ?? nothing)
    },
    entries: {
      copy: (entry, _, at, state) => {
        if (at.isTrigger) return
        if (entry.flags.from !== undefined) {
          take(entry, at, state)
          return
        }
        if (!takenStages(at.stage.file).has(at.stage.index)) return
        const { sources, destination } = copied(entry, at)
        if (destination !== undefined && sources.some(isWholeContext))
          put(state, at, { source: { entry, path: destination } })
      },
      run: (run, _, at, state) => {
        // Who removes or moves files may have left only what is wanted.
        if (!takenStages(at.stage.file).has(at.stage.index)) return
        const { source } = state.stages.get(at.stage.index)!
        if (source !== undefined && /\b(?:rm|mv|find)\b/.test(scriptOf(run, at) ?? ''))
          put(state, at, { source: undefined })
        const compiler = commandsOf(run, at)?.find(isCompiler)
        if (compiler !== undefined) put(state, at, { compiler: compiler.name })
      },
    },
    // A stage may be visited after one that takes from it, so the verdicts wait for the end.
    end: (_, report, { stages, taken }) => {
      for (const { entry, from, path } of taken) {
        const { source, compiler } = stages.get(from) ?? nothing
        if (source === undefined || compiler === undefined || path === '/' || !isWithin(source.path, path)) continue
        report({
          message: `COPY takes all of ${path} into the image, the source that ${compiler} compiles among it`,
          at: entry,
          hint: 'Copy what was compiled, and nothing else',
          related: [{ message: 'the source is copied here', node: source.entry }],
        })
      }
    },
  },
)

function put({ stages }: State, { stage: { index } }: EntryView, change: Partial<Stage>): void {
  stages.set(index, { ...stages.get(index)!, ...change })
}

function take(entry: Copy, at: EntryView, { taken }: State): void {
  const { from } = at
  if (!at.stage.isShipped || from === undefined || entry.flags.exclude !== undefined) return
  for (const source of copied(entry, at).sources) {
    if (source !== undefined) taken.push({ entry, from, path: cleanPath(`/${source}`) })
  }
}

const compilers: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    go: ['build', 'install'],
    cargo: ['build', 'install'],
    mvn: ['package', 'install', 'verify'],
    mvnw: ['package', 'install', 'verify'],
    gradle: ['build', 'assemble', 'bootJar', 'shadowJar', 'installDist'],
    gradlew: ['build', 'assemble', 'bootJar', 'shadowJar', 'installDist'],
    dotnet: ['publish', 'build'],
  }),
)

function isCompiler(command: SimpleCommand): boolean {
  const verbs = compilers.get(command.name)
  if (verbs === undefined) return false
  return /^(?:mvn|gradle)/.test(command.name)
    ? texts(command).some((word) => verbs.includes(word))
    : verbs.includes(verbOf(command) ?? '')
}
