import { cleanPath } from '../../../ignore/clean-path.js'
import { knownImage } from '../../../model/lexical/base-images.js'
import type { Add, Copy } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import type { EntryView, StageView } from '../../engine/views.js'
import { installOf } from '../../shell/install-commands.js'
import { commandsOf } from '../../shell/run-commands.js'

interface State {
  /** Absent when something may be there that is not known. */
  workdir: string | undefined
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
  (inherited: State | undefined, stage): State =>
    inherited === undefined ? { workdir: begin(stage), copied: undefined } : { ...inherited },
  (state, report) => {
    const copy = ({ destination }: Add | Copy, at: EntryView): void => {
      const { text } = at.evaluate(destination)
      if (state.workdir === undefined || text === undefined) state.workdir = undefined
      else state.copied = { path: join(state.workdir, text), before: state.copied }
    }
    return {
      entries: {
        add: copy,
        copy,
        raw: () => {
          state.workdir = undefined
        },
        workdir: ({ path }, at) => {
          const { text } = at.evaluate(path)
          state.workdir = state.workdir === undefined || text === undefined ? undefined : join(state.workdir, text)
        },
        run: (run) => {
          const commands = commandsOf(run)
          if (
            commands === undefined ||
            run.flags.mounts?.some(({ type }) => type === 'bind' || type === 'raw') === true
          ) {
            state.workdir = undefined
          }
          for (const command of commands ?? []) {
            if (state.workdir === undefined) return
            const install = installOf(command)
            if (install !== undefined && mayHold(state.workdir, state.copied)) state.workdir = undefined
            else if (install === undefined || install.isElsewhere) {
              if (install !== undefined || !makesNoFile.has(command.name)) state.workdir = undefined
            } else if (install.manager === 'pip' && !/^[\w.-]+$/.test(install.manifests[0]!)) state.workdir = undefined
            else {
              report({
                message: `${command.name} installs what ${install.manifests[0]} names, and nothing has brought that file into this stage`,
                hint: `Copy ${install.manifests[0]} and its lockfile into ${state.workdir} before`,
              })
              // Said once: what follows would only say it again.
              state.workdir = undefined
            }
          }
        },
      },
    }
  },
)

/** Programs that make no manifest in the working directory. */
const makesNoFile = new Set(
  'apk apt-get apt set echo true : rm mkdir chown chmod useradd adduser groupadd addgroup usermod corepack'.split(' '),
)

/** The working directory of a base that is known to hold no manifest. */
function begin({ stage, base }: StageView): string | undefined {
  if (base.kind !== 'image' || stage.base.kind !== 'image-reference') return undefined
  const { text } = base.evaluated
  const known = text === undefined ? undefined : knownImage(text)
  // Tags that end so have ONBUILD triggers, which copy manifests.
  return known?.official === true && !/onbuild/.test(text!) ? known.image.workdir : undefined
}

/** Whether something of what was copied may lie directly in the working directory. */
function mayHold(workdir: string, copied: Copied | undefined): boolean {
  for (let one = copied; one !== undefined; one = one.before) {
    const { path } = one
    if (path === workdir || path === '/' || workdir.startsWith(`${path}/`)) return true
    // A file in the working directory may be the manifest itself.
    const name = path.slice(path.lastIndexOf('/') + 1)
    if ((name.includes('.') || name === 'Gemfile') && join(path, '..') === workdir) return true
  }
  return false
}

const join = (folder: string, path: string): string => cleanPath(path.startsWith('/') ? path : `${folder}/${path}`)
