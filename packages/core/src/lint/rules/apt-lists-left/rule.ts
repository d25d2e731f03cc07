import { shellText, type Cmd, type Entry, type Entrypoint, type Run } from '../../../model/index.js'
import type { Change } from '../../engine/change.js'
import { perFile } from '../../engine/worked-out.js'
import { visitRule } from '../../engine/rule.js'
import { readsPosix } from '../../engine/stage-facts.js'
import type { EntryView } from '../../engine/views.js'
import { isMounted } from '../../files/mounted.js'
import { isRelated } from '../../files/paths.js'
import { verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { withInserted, withLastCommand } from '../../shell/edit-script.js'
import { commandsOf, readScript, scriptOf } from '../../shell/run-commands.js'
import { isApt, useOfLists } from './uses-lists.js'

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
        if (isAlone) {
          report({
            message:
              'apt-get update alone leaves the package lists in this layer, and what is installed later goes by old ones',
            hint: `Update and install in one RUN, and end it with ${removal}`,
          })
        } else if (isNeededLater(at)) {
          report({
            message: 'apt-get update leaves the package lists in this layer',
            hint: `End the same RUN with ${removal}, and update again in each later RUN that installs`,
          })
        } else {
          report({
            message: 'apt-get update leaves the package lists in this layer, where nothing uses them again',
            hint: `End the same RUN with ${removal}, or mount a cache at /var/lib/apt`,
            fix: at.isTrigger ? undefined : cleaned(run, commands),
          })
        }
      },
    },
  },
)

const runsScript = ({ name, words }: SimpleCommand): boolean =>
  /^(?:ba|da|a)?sh$|\.sh$/.test(name) || words[0]?.text.startsWith('./') === true

const isCleaned = (run: Run, at: EntryView): boolean =>
  /\/var\/lib\/apt|\/var\/lib\/\*|apt-get (?:dist-?clean)|apt-dist-clean/.test(scriptOf(run, at) ?? '') ||
  isMounted(run, at, (path) => isRelated(path, '/var/lib/apt/lists'))

/** Whether a RUN may leave no lists in its layer, where nobody visits it. */
const mayMount = ({ flags: { mounts = [] } }: Run): boolean =>
  mounts.some(({ type }) => type === 'cache' || type === 'tmpfs' || type === 'raw')

/** Whether something behind an instruction may install by the lists that it leaves. */
const isNeededLater = ({ stage, index }: EntryView): boolean => needs(stage.file)[stage.index]![index + 1]!

/**
 * For each stage, worked out from behind: whether the lists that are there when it begins may be used, then those behind each
 * of its entries. Nodes may stand in several stages.
 */
const needs = perFile(({ file: { stages }, resolved: { bases, uses } }): readonly (readonly boolean[])[] => {
  const found: boolean[][] = []
  /** Stages whose lists one that comes later may use. */
  const wanted = new Set<number>()
  for (let stage = stages.length - 1; stage >= 0; stage--) {
    const { instructions } = stages[stage]!
    let isNeeded = wanted.has(stage)
    const inStage = [isNeeded]
    for (let at = instructions.length - 1; at >= 0; at--) {
      isNeeded = isNeededBefore(instructions[at]!, isNeeded)
      inStage.push(isNeeded)
    }
    found[stage] = inStage.reverse()
    if (!isNeeded) continue
    const base = bases[stage]!
    if (base.kind === 'stage') wanted.add(base.index)
    for (const { to } of uses[stage]!) if (to !== undefined) wanted.add(to)
  }
  return found
})

function isNeededBefore(entry: Entry, isNeededBehind: boolean): boolean {
  switch (entry.kind) {
    case 'raw':
    case 'onbuild':
      return true
    case 'shell':
      // What another shell reads is not read here.
      return isNeededBehind || !readsPosix({ shell: entry.args })
    case 'cmd':
    case 'entrypoint':
      return isNeededBehind || mentionsApt(entry)
    case 'run': {
      const use = useOfLists(entry)
      return use === 'may use' || (isNeededBehind && (use === 'none' || mayMount(entry)))
    }
    default:
      return isNeededBehind
  }
}

function mentionsApt({ command }: Cmd | Entrypoint): boolean {
  return /\bapt\b/.test(command.form === 'exec' ? command.args.join(' ') : shellText(command))
}

/** Only where the lists were fetched for what the same RUN installs, and where something can stand at its end. */
function cleaned(run: Run, commands: readonly SimpleCommand[]): readonly Change[] | undefined {
  const script = readScript(run) ?? ''
  const installs = commands.some((one) => isApt(one) && one.arguments.some(({ text }) => text === 'install'))
  // Who needs sudo to install cannot remove the lists without it.
  if (commands.some(({ starters }) => starters.includes('sudo'))) return undefined
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
