import type { Run } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

export const aptListsLeft = stageRule(
  {
    name: 'apt-lists-left',
    severity: 'info',
    summary: 'The package lists of apt do not stay in the image.',
    hadolint: ['DL3009'],
  },
  () => ({}),
  (_, report, { file, index }) => {
    if (!isInLastImage(file.resolved.bases, index)) return {}
    return {
      entries: {
        run: (run) => {
          const updates = commandsOf(run)?.some(
            ({ name, arguments: words }) => /^apt(?:-get)?$/.test(name) && words.some(({ text }) => text === 'update'),
          )
          if (updates !== true || isCleaned(run)) return
          report({
            message: 'apt-get update leaves the package lists in this layer, where nothing uses them again',
            hint: 'End the same RUN with rm -rf /var/lib/apt/lists/*, or mount a cache at /var/lib/apt',
          })
        },
      },
    }
  },
)

/** The layers of the last stage, and of the stages that it begins with, are what is shipped. */
function isInLastImage(bases: readonly { readonly kind: string; readonly index?: number }[], wanted: number): boolean {
  for (let index: number | undefined = bases.length - 1; index !== undefined; index = bases[index]?.index) {
    if (index === wanted) return true
  }
  return false
}

function isCleaned(run: Run): boolean {
  if (/\/var\/lib\/apt|\/var\/lib\/\*|apt-get (?:dist-?clean)|apt-dist-clean/.test(scriptOf(run) ?? '')) return true
  return (run.flags.mounts ?? []).some((mount) => {
    if (mount.type === 'raw') return true
    const target = 'target' in mount.options ? mount.options.target : undefined
    return (
      (mount.type === 'cache' || mount.type === 'tmpfs') &&
      (typeof target !== 'string' || /^\/var\/lib\/apt\b/.test(target))
    )
  })
}
