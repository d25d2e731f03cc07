import type { Add, Copy, Entry } from '../../../model/index.js'
import { stageRule, type Report } from '../../engine/rule.js'
import { inWorkdir } from '../../engine/stage-facts.js'
import type { EntryView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { fileName, isWithin } from '../../files/paths.js'
import { hasOption, operands } from '../../shell/arguments.js'
import { commandsOf } from '../../shell/run-commands.js'

/** Where trees of files were copied to, without an owner of theirs. */
interface Tree {
  readonly path: string
  readonly entry: Entry
  readonly before: Tree | undefined
}

interface State {
  trees: Tree | undefined
}

export const chownAfterCopy = stageRule(
  {
    name: 'chown-after-copy',
    severity: 'info',
    summary: 'COPY --chown gives files their owner; a later chown stores them a second time.',
  },
  (inherited: State | undefined): State => ({ trees: inherited?.trees }),
  {
    entries: {
      add: copy,
      copy,
      run: (run, report, at, { trees }) => {
        if (trees === undefined) return
        const commands = commandsOf(run, at) ?? []
        if (commands.some(({ name }) => name === 'cd')) return
        for (const command of commands) {
          if (command.name !== 'chown' || !hasOption(command, '-R', '--recursive')) continue
          const [owner, ...targets] = operands(command)
          // What COPY makes is root's already.
          if (owner === undefined || /^(?:root|0)?(?::|$)/.test(owner.text)) continue
          for (const { text, isPlain } of targets) {
            const target = isPlain ? inWorkdir(at.facts, text.replace(/\/\*$/, '')) : undefined
            const tree = target === undefined ? undefined : treeIn(trees, target)
            if (tree === undefined) continue
            report({
              message: `chown -R stores what was copied to ${tree.path} a second time`,
              hint: 'Write COPY --chown, and leave this out or name only what else needs it',
              related: [{ message: 'it is copied here', node: tree.entry }],
            })
            return
          }
        }
      },
    },
  },
)

function copy(entry: Add | Copy, _: Report, at: EntryView, state: State): void {
  if (!at.stage.isShipped || entry.flags.chown !== undefined || at.isTrigger) return
  const { destination, sources } = copied(entry, at)
  if (destination === undefined) return
  // A file or two are no matter.
  if (sources.some((source) => source !== undefined && !isFile.test(fileName(source))))
    state.trees = { path: destination, entry, before: state.trees }
}

/** Names that a folder hardly has. */
const isFile = /.\.\w+$|^\.\w*(?:rc|config|profile|access|ignore|env)$/

/** So many copies are looked at: a stage that has more is no text of a person. */
const horizon = 200

function treeIn(trees: Tree | undefined, target: string): Tree | undefined {
  let left = horizon
  for (let tree = trees; tree !== undefined && left-- > 0; tree = tree.before)
    if (isWithin(tree.path, target)) return tree
  return undefined
}
