import type { Copy } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import { copied } from '../../files/copied.js'
import { fileName } from '../../files/paths.js'
import { texts } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
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
  ({ archives }, report) => ({
    entries: {
      copy: (entry, at) => {
        if (entry.flags.from !== undefined) return
        for (const source of copied(entry, at).sources) {
          if (source !== undefined && isArchive.test(source)) archives.set(fileName(source), entry)
        }
      },
      run: (run, at) => {
        if (archives.size === 0) return
        for (const command of commandsOf(run, at) ?? []) {
          if (command.name !== 'tar' || !extracts(command)) continue
          const name = texts(command)
            .map(fileName)
            .find((word) => archives.has(word))
          if (name === undefined) continue
          report({
            message: `tar unpacks ${name}, which stays in the layer of its COPY even if it is removed`,
            hint: 'Write ADD in place of COPY: it unpacks tar archives of the build context',
            related: [{ message: 'it is copied here', node: archives.get(name)! }],
          })
          archives.delete(name)
        }
      },
    },
  }),
)

const isArchive = /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|tgz|tbz2?|txz)$/

function extracts(command: SimpleCommand): boolean {
  const words = texts(command)
  return /^-?[a-zA-Z]*x/.test(words[0] ?? '') || words.some((word) => /^-[a-zA-Z]*x|^--extract$|^--get$/.test(word))
}
