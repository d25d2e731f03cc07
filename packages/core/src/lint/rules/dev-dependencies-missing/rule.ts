import { cleanPath } from '../../../ignore/clean-path.js'
import type { Add, Copy, Entry } from '../../../model/index.js'
import { stageRule, type Report } from '../../engine/rule.js'
import type { EntryView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { fileName } from '../../files/paths.js'
import { hasOption, verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { installOf, isNodeBuild } from '../../shell/install-commands.js'
import { commandsOf } from '../../shell/run-commands.js'

const managers = new Set(['npm', 'yarn', 'pnpm'])

interface State {
  /** The installation that left dependencies out, and where it ran. */
  production: { readonly entry: Entry; readonly folder: string } | undefined
}

export const devDependenciesMissing = stageRule(
  {
    name: 'dev-dependencies-missing',
    severity: 'info',
    summary: 'A stage that builds has the dependencies for development too.',
  },
  (inherited: State | undefined): State => ({ production: inherited?.production }),
  {
    entries: {
      add: copy,
      copy,
      run: (run, report, at, state) => {
        let folder = at.facts.workdir ?? ''
        for (const command of commandsOf(run, at) ?? []) {
          if (command.name === 'cd') folder = behindCd(command, folder)
          if (!managers.has(command.name) || hasOption(command, '--prefix', '--cwd', '--dir', '-C')) continue
          const install = installOf(command)
          if (install !== undefined) state.production = install.isProduction ? { entry: run, folder } : undefined
          // What is installed by name may be the tool.
          else if (/^(?:add|i|install)$/.test(verbOf(command) ?? '')) state.production = undefined
          else if (state.production?.folder === folder && isNodeBuild(command)) {
            report({
              message: `${command.name} builds in a stage that has production dependencies only; build tools are usually others`,
              hint: 'Install all dependencies in this stage, and production dependencies in the stage that runs',
              related: [{ message: 'the others are left out here', node: state.production.entry }],
            })
          }
        }
      },
    },
  },
)

/** The dependencies of another stage, or of the machine that builds, may be all of them. */
function copy(entry: Add | Copy, _: Report, at: EntryView, state: State): void {
  const { sources, destination } = copied(entry, at)
  if ([...sources, destination].some((path) => fileName(path ?? '') === 'node_modules')) state.production = undefined
}

/** What is not known for sure is another folder than any. */
function behindCd({ arguments: [target] }: SimpleCommand, folder: string): string {
  if (target?.isPlain !== true) return `${folder}?`
  return target.text.startsWith('/') ? cleanPath(target.text) : cleanPath(`${folder}/${target.text}`)
}
