import type { Copy } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import { isTarArchive } from '../../files/archives.js'
import { copied } from '../../files/copied.js'
import { fileName } from '../../files/paths.js'
import { texts } from '../../shell/arguments.js'
import { isStraight, type SimpleCommand } from '../../shell/commands.js'
import { commandsOf } from '../../shell/run-commands.js'

interface State {
  /** Archives that COPY took from the build context, by name. */
  readonly archives: Map<string, Copy>
}

export const copiedArchive = stageRule(
  {
    name: 'copied-archive',
    severity: 'info',
    summary: 'A tar archive of the build context is unpacked by ADD.',
    hadolint: ['DL3010'],
  },
  (inherited: State | undefined): State => ({ archives: new Map(inherited?.archives) }),
  {
    entries: {
      copy: (entry, _report, at, { archives }) => {
        if (entry.flags.from !== undefined) return
        for (const source of copied(entry, at).sources) {
          if (source !== undefined && isTarArchive(source)) archives.set(fileName(source), entry)
        }
      },
      run: (run, report, at, { archives }) => {
        // What stays in a stage that is thrown away costs nothing.
        if (archives.size === 0 || !at.stage.isShipped) return
        for (const command of commandsOf(run, at) ?? []) {
          if (command.name !== 'tar' || !extracts(command)) continue
          const name = texts(command)
            .map(fileName)
            .find((word) => archives.has(word))
          if (name === undefined) continue
          report({
            message: `tar unpacks ${name}, which stays in the layer of its COPY even if it is removed`,
            hint: takesAll(command, name)
              ? 'Write ADD in place of COPY: it unpacks tar archives of the build context'
              : 'Leave COPY out and mount the archive: RUN --mount=type=bind,source=…,target=…',
            related: [{ message: 'it is copied here', node: archives.get(name)! }],
          })
          archives.delete(name)
        }
      },
    },
  },
)

/** Whether everything in the archive is unpacked in any case and as it lies there, which is all that ADD can do. */
function takesAll(command: SimpleCommand, archive: string): boolean {
  const words = command.arguments
  const isPart = words.some(({ text }, at) => {
    // Options in their old form, without a sign.
    if (at === 0 && !text.startsWith('-')) return false
    const before = words[at - 1]?.text ?? ''
    const isValue = fileName(text) === archive || /^-[a-zA-Z]*[fC]$|^--(?:file|directory)$/.test(before)
    return !isValue && !/^-(?!-strip|-transform|-one-top-level|-exclude)/.test(text)
  })
  return !isPart && isStraight(command)
}

function extracts(command: SimpleCommand): boolean {
  const words = texts(command)
  return /^-?[a-zA-Z]*x/.test(words[0] ?? '') || words.some((word) => /^-[a-zA-Z]*x|^--extract$|^--get$/.test(word))
}
