import { cleanPath } from '../../../ignore/clean-path.js'
import type { Copy, Entry } from '../../../model/index.js'
import type { FileVisitor, Report, Rule, RuleMeta } from '../../engine/rule.js'
import type { EntryView, FileView, StageView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { isWithin } from '../../files/paths.js'
import { installOf, isNodeBuild } from '../../shell/install-commands.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

const meta = {
  name: 'dev-dependencies-shipped',
  severity: 'info',
  summary: 'The image has no node_modules with the dependencies for development.',
} as const satisfies RuleMeta

/** The installation of all dependencies, and where; absent when they were taken out again, or are not known. */
interface State {
  readonly install: Entry | undefined
  readonly folder: string
  readonly builds: boolean
}

export const devDependenciesShipped: Rule<typeof meta.name> = Object.freeze({
  ...meta,
  // A stage may be visited after one that takes from it, so the verdicts wait for the end.
  begin(file: FileView, report: Report): FileVisitor {
    if (file.file.stages.length < 2) return {}
    const left = new Map<number, State>()
    const taken: { readonly entry: Copy; readonly from: number; readonly path: string }[] = []
    return {
      stage: (stage) => visitStage(stage, left, (entry, from, path) => taken.push({ entry, from, path })),
      end: () => {
        for (const { entry, from, path } of taken) {
          const { install, folder, builds } = left.get(from) ?? nothing
          // Whoever builds has tools for it; who does not may have nothing to leave out.
          if (install === undefined || !builds || !isWithin(`${folder}/node_modules`, path)) continue
          report({
            message: `COPY takes node_modules with the dependencies for development into the image`,
            at: entry,
            hint: 'Remove them after the build (npm prune --omit=dev), or install production dependencies in a stage of their own',
            related: [{ message: 'all dependencies are installed here', node: install }],
          })
        }
      },
    }
  },
})

const nothing: State = { install: undefined, folder: '', builds: false }

function visitStage(
  { index, base, isShipped }: StageView,
  left: Map<number, State>,
  take: (entry: Copy, from: number, path: string) => void,
): ReturnType<NonNullable<FileVisitor['stage']>> {
  let state = (base.kind === 'stage' ? left.get(base.index) : undefined) ?? nothing
  left.set(index, state)
  const put = (next: State): void => {
    state = next
    left.set(index, state)
  }
  return {
    entries: {
      copy: (entry, at) => {
        if (!isShipped || entry.flags.from === undefined || at.isTrigger || entry.flags.exclude !== undefined) return
        const { from } = at
        if (from === undefined) return
        for (const source of copied(entry, at).sources)
          if (source !== undefined) take(entry, from, cleanPath(`/${source}`))
      },
      run: (run, at) => {
        for (const command of commandsOf(run, at) ?? []) {
          const install = installOf(command)
          if (install === undefined) {
            if (isNodeBuild(command)) put({ ...state, builds: true })
            continue
          }
          if (!nodeManagers.has(install.manager)) continue
          const { workdir } = at.facts
          const isAll =
            !install.isProduction && !install.isElsewhere && !isProductionEnvironment(at) && workdir !== undefined
          put(
            isAll
              ? { ...state, install: run, folder: workdir === '/' ? '' : workdir }
              : { ...nothing, builds: state.builds },
          )
        }
        // Whatever is done to node_modules by name, or by a tool that leaves things out, is not followed.
        if (/node_modules|\bprune\b|\bdeploy\b|--omit|--prod|focus|autoclean/.test(scriptOf(run) ?? ''))
          put({ ...nothing, builds: state.builds })
      },
    },
  }
}

const nodeManagers: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm'])

const isProductionEnvironment = ({ scope }: EntryView): boolean => {
  const { set, text } = scope.lookup('NODE_ENV')
  return set === true && text !== 'development'
}
