import { cleanPath } from '../../../ignore/clean-path.js'
import type { Add, Copy } from '../../../model/index.js'
import { stageRule, type Report } from '../../engine/rule.js'
import { inWorkdir } from '../../engine/stage-facts.js'
import type { EntryView } from '../../engine/views.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { installOf, withLockfile } from '../../shell/install-commands.js'
import { commandsOf } from '../../shell/run-commands.js'

interface State {
  /** Nothing may be there that is not known. */
  isSure: boolean
  /** Where files were copied to. */
  copied: Copied | undefined
}

interface Copied {
  readonly path: string
  readonly before: Copied | undefined
}

export const installWithoutManifest = stageRule(
  {
    name: 'install-without-manifest',
    severity: 'warning',
    summary: 'A stage that installs dependencies has the manifest that names them.',
  },
  (inherited: State | undefined): State => ({ isSure: true, copied: undefined, ...inherited }),
  {
    entries: {
      add: copy,
      copy,
      raw: (_entry, _report, _at, state) => {
        state.isSure = false
      },
      run: (run, report, at, state) => {
        if (!state.isSure) return
        const commands = commandsOf(run, at)
        if (
          commands === undefined ||
          run.flags.mounts?.some(({ type }) => type === 'bind' || type === 'raw') === true
        ) {
          state.isSure = false
          return
        }
        for (const command of commands) {
          const { workdir } = at.facts
          if (!state.isSure) return
          const install = installOf(command)
          if (install === undefined) {
            if (!makesNoFile.has(command.name) || writesFile(command)) state.isSure = false
          } else if (install.isElsewhere || workdir === undefined || mayHold(workdir, state.copied)) {
            state.isSure = false
          } else if (install.manager === 'pip' && !/^[\w.-]+$/.test(install.manifests[0]!)) state.isSure = false
          else {
            report({
              message: `${command.name} installs what ${install.manifests[0]} names, and nothing has brought that file into this stage`,
              hint: `Copy ${withLockfile(install)} into ${workdir} before`,
            })
            // Said once: what follows would only say it again.
            state.isSure = false
          }
        }
      },
    },
  },
)

function copy({ destination }: Add | Copy, _: Report, at: EntryView, state: State): void {
  if (!state.isSure) return
  const path = inWorkdir(at.facts, at.sureText(destination))
  if (path === undefined) state.isSure = false
  else state.copied = { path, before: state.copied }
}

const writesFile = ({ redirections }: SimpleCommand): boolean =>
  redirections.some(({ operator }) => /^&?>/.test(operator))

/** Programs that make no manifest in the working directory. */
const makesNoFile = new Set(
  'apk apt-get apt set echo true : rm mkdir chown chmod useradd adduser groupadd addgroup usermod corepack'.split(' '),
)

/** Whether something of what was copied may lie directly in the working directory. */
function mayHold(workdir: string, copied: Copied | undefined): boolean {
  for (let one = copied; one !== undefined; one = one.before) {
    const { path } = one
    if (path === workdir || path === '/' || workdir.startsWith(`${path}/`)) return true
    // A file in the working directory may be the manifest itself.
    const name = path.slice(path.lastIndexOf('/') + 1)
    if ((name.includes('.') || name === 'Gemfile') && cleanPath(`${path}/..`) === workdir) return true
  }
  return false
}
