import { stageRule } from '../../engine/rule.js'
import { installOf, isNodeBuild } from '../../shell/install-commands.js'
import { commandsOf } from '../../shell/run-commands.js'
import type { Entry } from '../../../model/index.js'

const managers = new Set(['npm', 'yarn', 'pnpm'])

export const devDependenciesMissing = stageRule(
  {
    name: 'dev-dependencies-missing',
    severity: 'info',
    summary: 'A stage that builds has the dependencies for development too.',
  },
  (inherited: { production: Entry | undefined } | undefined) => ({ production: inherited?.production }),
  {
    entries: {
      run: (run, report, at, state) => {
        for (const command of commandsOf(run, at) ?? []) {
          if (!managers.has(command.name)) continue
          const install = installOf(command)
          if (install !== undefined) {
            state.production = install.isProduction ? run : undefined
          } else if (state.production !== undefined && isNodeBuild(command)) {
            report({
              message: `${command.name} builds in a stage that has production dependencies only; build tools are usually others`,
              hint: 'Install all dependencies in this stage, and production dependencies in the stage that runs',
              related: [{ message: 'the others are left out here', node: state.production }],
            })
          }
        }
      },
    },
  },
)
