import { cleanPath } from '../../../ignore/clean-path.js'
import type { Copy, Entry, Run } from '../../../model/index.js'
import { gatheringRule } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { isWithin } from '../../files/paths.js'
import { takenStages } from '../../files/taken-stages.js'
import { installOf, isNodeBuild } from '../../shell/install-commands.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

/** The installation of all dependencies, and where; absent when they were taken out again, or are not known. */
interface Stage {
  readonly install: Entry | undefined
  readonly folder: string
  readonly builds: boolean
}

const nothing: Stage = { install: undefined, folder: '', builds: false }

interface State {
  readonly stages: Map<number, Stage>
  readonly taken: { readonly entry: Copy; readonly from: number; readonly path: string }[]
}

export const devDependenciesShipped = gatheringRule(
  {
    name: 'dev-dependencies-shipped',
    severity: 'info',
    summary: 'The image has no node_modules with the dependencies for development.',
  },
  (file): State | undefined => (takenStages(file).size === 0 ? undefined : { stages: new Map(), taken: [] }),
  {
    stage: ({ index, base }, _report, _file, { stages }) => {
      stages.set(index, (base.kind === 'stage' ? stages.get(base.index) : undefined) ?? nothing)
    },
    entries: {
      copy: (entry, _, at, { taken }) => {
        const { from: reference, exclude } = entry.flags
        if (!at.stage.isShipped || reference === undefined || at.isTrigger || exclude !== undefined) return
        const { from } = at
        if (from === undefined) return
        for (const source of copied(entry, at).sources)
          if (source !== undefined) taken.push({ entry, from, path: cleanPath(`/${source}`) })
      },
      run: (run, _, at, { stages }) => {
        const { index, file } = at.stage
        if (takenStages(file).has(index)) stages.set(index, behind(run, at, stages.get(index)!))
      },
    },
    // A stage may be visited after one that takes from it, so the verdicts wait for the end.
    end: (_, report, { stages, taken }) => {
      for (const { entry, from, path } of taken) {
        const { install, folder, builds } = stages.get(from) ?? nothing
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
  },
)

const undoing = /node_modules|\bprune\b|\bdeploy\b|--omit|--prod|focus|autoclean/

/** What is known of a stage behind a RUN. */
function behind(run: Run, at: EntryView, before: Stage): Stage {
  let stage = before
  for (const command of commandsOf(run, at) ?? []) {
    const install = installOf(command)
    if (install === undefined) {
      if (isNodeBuild(command)) stage = { ...stage, builds: true }
      continue
    }
    if (!nodeManagers.has(install.manager)) continue
    const { workdir } = at.facts
    const isForAll = install.isForDevelopment || (!install.isProduction && !isProductionEnvironment(at))
    const isAll = isForAll && !install.isElsewhere && workdir !== undefined
    stage = isAll
      ? { ...stage, install: run, folder: workdir === '/' ? '' : workdir }
      : { ...nothing, builds: stage.builds }
  }
  // Whatever is done to node_modules by name, or by a tool that leaves things out, is not followed.
  if (stage.install !== undefined && undoing.test(scriptOf(run, at) ?? '')) return { ...nothing, builds: stage.builds }
  return stage
}

const nodeManagers: ReadonlySet<string> = new Set(['npm', 'yarn', 'pnpm'])

const isProductionEnvironment = ({ scope }: EntryView): boolean => {
  const { set, text } = scope.lookup('NODE_ENV')
  return set === true && text !== 'development'
}
