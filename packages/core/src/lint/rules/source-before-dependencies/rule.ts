import type { Add, Copy, Entry } from '../../../model/index.js'
import { stageRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'
import { verbOf } from '../../shell/arguments.js'
import { installOf, withLockfile } from '../../shell/install-commands.js'
import { commandsOf } from '../../shell/run-commands.js'
import { manifestsFirst } from './manifests-first.js'

interface State {
  /** The instruction that took the whole build context. */
  source: Entry | undefined
  /** Managers that have installed before that. */
  readonly installed: Set<string>
}

export const sourceBeforeDependencies = stageRule(
  {
    name: 'source-before-dependencies',
    severity: 'warning',
    summary: 'Dependencies are installed before the source is copied.',
    fix: 'copies the manifests before the install and the source after it, where the build context is known',
  },
  (inherited: State | undefined): State => ({
    source: inherited?.source,
    installed: new Set(inherited?.installed ?? []),
  }),
  {
    entries: {
      add: copy,
      copy,
      run: (run, report, at, state) => {
        const commands = commandsOf(run, at) ?? []
        // What is cloned here brings manifests of its own.
        if (commands.some(({ name }) => name === 'git')) return
        for (const command of commands) {
          const install = installOf(command)
          // It downloads what the lockfile names, and the installation that follows has all.
          if (install === undefined && command.name === 'pnpm' && verbOf(command) === 'fetch')
            state.installed.add('pnpm')
          if (install === undefined) continue
          const { source } = state
          const wasInstalled = state.installed.has(install.manager)
          state.installed.add(install.manager)
          if (source === undefined || wasInstalled || run.flags.mounts?.some(({ type }) => type === 'bind') === true)
            continue
          report({
            message: `the whole source is copied before ${command.name} installs, so every change of it installs all again`,
            hint: `Copy ${withLockfile(install)} first, install, then copy the rest`,
            related: [{ message: 'the source is copied here', node: source }],
            fix: manifestsFirst(source, run, commands, install, at),
          })
        }
      },
    },
  },
)

function copy(entry: Add | Copy, _report: Report, _at: EntryView, state: State): void {
  if (entry.kind === 'copy' && entry.flags.from !== undefined) return
  const { sources, flags } = entry
  if (flags.exclude !== undefined || (entry.kind === 'copy' && entry.flags.parents === true)) return
  if (sources.some((source) => typeof source === 'string' && /^(?:\.?\/?|\.\/\.|\.?\/?\*)$/.test(source)))
    state.source ??= entry
}
