import type { Entry, Run } from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import { perFile } from '../../engine/worked-out.js'
import { visitRule } from '../../engine/rule.js'
import type { EntryView, StageView } from '../../engine/views.js'
import { isMounted } from '../../files/mounted.js'
import { isRelated } from '../../files/paths.js'
import { verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { withInserted, withLastCommand } from '../../shell/edit-script.js'
import { commandsOf, readScript, scriptOf } from '../../shell/run-commands.js'

const removal = 'rm -rf /var/lib/apt/lists/*'

export const aptListsLeft = visitRule(
  {
    name: 'apt-lists-left',
    severity: 'info',
    summary: 'The package lists of apt do not stay in the image.',
    hadolint: ['DL3009'],
    fix: 'removes the lists in the same RUN, where nothing after it can need them',
  },
  {
    entries: {
      run: (run, report, at) => {
        const { stage } = at
        if (!stage.isShipped) return
        const commands = commandsOf(run, at) ?? []
        const verbs = commands.filter(isApt).map(verbOf)
        // A script may clean up after itself.
        if (!verbs.includes('update') || commands.some(runsScript) || isCleaned(run, at)) return
        const isAlone = !verbs.some((verb) => /^(?:install|(?:dist-|full-)?upgrade|build-dep)$/.test(verb ?? ''))
        report(
          isAlone
            ? {
                message:
                  'apt-get update alone leaves the package lists in this layer, and what is installed later goes by old ones',
                hint: `Update and install in one RUN, and end it with ${removal}`,
              }
            : {
                message: 'apt-get update leaves the package lists in this layer, where nothing uses them again',
                hint: `End the same RUN with ${removal}, or mount a cache at /var/lib/apt`,
                fix: at.isTrigger || isNeededLater(stage, at.index) ? undefined : cleaned(run, commands),
              },
        )
      },
    },
  },
)

const isApt = ({ name }: SimpleCommand): boolean => name === 'apt-get' || name === 'apt'

const runsScript = ({ name, words }: SimpleCommand): boolean =>
  /^(?:ba|da|a)?sh$|\.sh$/.test(name) || words[0]?.text.startsWith('./') === true

const isCleaned = (run: Run, at: EntryView): boolean =>
  /\/var\/lib\/apt|\/var\/lib\/\*|apt-get (?:dist-?clean)|apt-dist-clean/.test(scriptOf(run, at) ?? '') ||
  isMounted(run, at, (path) => isRelated(path, '/var/lib/apt/lists'))

/** Whether a later instruction may install with the lists that this one leaves. */
function isNeededLater({ file, index }: StageView, at: number): boolean {
  const last = lastNeed(file)
  return last.stage > index || (last.stage === index && last.entry > at)
}

/** Where the last instruction stands that may use package lists which it has not fetched. */
const lastNeed = perFile(({ file: { stages } }) => {
  for (let stage = stages.length - 1; stage >= 0; stage--) {
    const { instructions } = stages[stage]!
    for (let entry = instructions.length - 1; entry >= 0; entry--) {
      if (mayUseLists(instructions[entry]!)) return { stage, entry }
    }
  }
  return { stage: -1, entry: -1 }
})

function mayUseLists(entry: Entry): boolean {
  if (entry.kind !== 'run') return entry.kind === 'raw' || entry.kind === 'onbuild'
  const text = readScript(entry) ?? 'apt'
  return /\bapt\b/.test(text) && !/\bapt(?:-get)?\b[^&|;\n]*\bupdate\b/.test(text)
}

/** Only where the lists were fetched for what the same RUN installs, and where something can stand at its end. */
function cleaned(run: Run, commands: readonly SimpleCommand[]): readonly Change[] | undefined {
  const script = readScript(run) ?? ''
  const installs = commands.some((one) => isApt(one) && one.arguments.some(({ text }) => text === 'install'))
  // What stands behind the last word is an operator, a comment or a redirection.
  if (!installs || commands.at(-1)?.end !== script.trimEnd().length || /\b(?:exec|exit)\b/.test(script))
    return undefined
  const isHeredoc = run.command.form === 'shell' && run.command.heredocs.length > 0
  // In a script that goes on after failures, a last command that succeeds would hide them.
  if (isHeredoc && !/^(?:#!.*\n)?\s*set -[a-z]*e/.test(script)) return undefined
  const by = isHeredoc
    ? withInserted(run, script.length, `${/(?:^|\n)([ \t]*)\S.*\s*$/.exec(script)?.[1] ?? ''}${removal}\n`)
    : withLastCommand(run, removal)
  return by === undefined ? undefined : [{ kind: 'replace', node: run, by }]
}
