import type { Run } from '../../../model/index.js'
import { entryRule } from '../../engine/rule.js'
import type { Change } from '../../engine/change.js'
import type { EntryView } from '../../engine/views.js'
import { isMounted } from '../../files/mounted.js'
import { isRelated } from '../../files/paths.js'
import { hasOption, hidesOptions, operands, verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { insertionFix } from '../../shell/edit-script.js'
import { packageInstallOf, type PackageManager } from '../../shell/package-managers.js'
import { commandsOf, scriptOf } from '../../shell/run-commands.js'

export const packageCacheLeft = entryRule(
  {
    name: 'package-cache-left',
    severity: 'info',
    summary: 'What a package manager has downloaded does not stay in the image.',
    hadolint: ['DL3019', 'DL3032', 'DL3036', 'DL3040', 'DL3042', 'DL3060'],
    fix: 'adds --no-cache-dir to pip and --no-cache to apk add',
  },
  {
    run: (run, report, at) => {
      if (!at.stage.isShipped) return
      const commands = commandsOf(run, at) ?? []
      for (const command of commands) {
        const { manager } = packageInstallOf(command) ?? {}
        const cache = manager === undefined ? undefined : caches[manager]
        if (cache === undefined || hidesOptions(command) || cache.isOff(command, at)) continue
        const script = scriptOf(run, at) ?? ''
        if (
          cache.cleaned.test(script) ||
          /\brm\b[^;&|]*\/var\/cache\/\*/.test(script) ||
          isMounted(run, at, cache.isFolder)
        )
          continue
        report({
          message: `${command.name} leaves what it has downloaded in this layer, where nothing uses it again`,
          hint: cache.hint,
          fix: manager === undefined ? undefined : fixOf(manager, run, commands, at),
        })
        return
      }
    },
  },
)

interface Cache {
  /** Whether the cache is in a folder, or the folder in it. */
  readonly isFolder: (path: string) => boolean
  /** Text of a command that removes it. */
  readonly cleaned: RegExp
  readonly hint: string
  readonly isOff: (command: SimpleCommand, at: EntryView) => boolean
}

const never = (): boolean => false
const isIn =
  (...folders: readonly string[]) =>
  (path: string): boolean =>
    folders.some((folder) => isRelated(path, folder))
const rpm = (name: string): Cache => ({
  isFolder: isIn('/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'),
  cleaned: /\bclean\s+all\b|rm\b[^;&|]*\/var\/cache\/(?:dnf|yum|libdnf5)/,
  hint: `End the same RUN with ${name} clean all`,
  isOff: never,
})

const caches: Readonly<Partial<Record<PackageManager, Cache>>> = {
  apk: {
    isFolder: isIn('/var/cache/apk', '/etc/apk/cache'),
    cleaned: /\brm\b[^;&|]*\/var\/cache\/apk|\bapk\s+cache\s+clean/,
    hint: 'Write apk add --no-cache',
    isOff: (command) => hasOption(command, '--no-cache', '--cache-dir'),
  },
  yum: rpm('yum'),
  dnf: rpm('dnf'),
  microdnf: rpm('microdnf'),
  zypper: {
    isFolder: isIn('/var/cache/zypp'),
    cleaned: /\bzypper\b[^;&|]*\s(?:clean|cc)\b|\brm\b[^;&|]*\/var\/cache\/zypp/,
    hint: 'End the same RUN with zypper clean --all',
    isOff: never,
  },
  pip: {
    // Of whatever user.
    isFolder: (path) => /\/\.cache(?:\/pip)?$/.test(path) || isRelated(path, '/root/.cache/pip'),
    cleaned:
      /\bpip3?\s+cache\s+purge|\brm\b[^;&|]*(?:\.cache|\/pip)|\bglobal\.no-cache-dir|\bPIP_(?:NO_CACHE_DIR|CACHE_DIR|CONFIG_FILE)=/,
    hint: 'Write pip install --no-cache-dir, or mount a cache at /root/.cache/pip',
    // Wheels that are there already are not kept a second time.
    isOff: (command, at) =>
      hasOption(command, '--no-cache-dir', '--no-cache', '--cache-dir') ||
      operands(command)
        .slice(1)
        .some(({ text }) => text.endsWith('.whl')) ||
      ['PIP_NO_CACHE_DIR', 'PIP_CACHE_DIR', 'PIP_CONFIG_FILE'].some(
        (name) => at.scope.lookup(name).set !== false && at.scope.get(name) !== undefined,
      ),
  },
}

/** What keeps nothing, written behind the subcommand of every installation. */
const options: Readonly<Partial<Record<PackageManager, string>>> = { apk: ' --no-cache', pip: ' --no-cache-dir' }

function fixOf(
  manager: PackageManager,
  run: Run,
  commands: readonly SimpleCommand[],
  at: EntryView,
): readonly Change[] | undefined {
  const text = options[manager]
  // The index that apk update has loaded would stay.
  if (text === undefined || commands.some((one) => one.name === 'apk' && verbOf(one) === 'update')) return undefined
  const insertions = commands.flatMap((command) => {
    const cache = caches[manager]!
    if (packageInstallOf(command)?.manager !== manager || hidesOptions(command) || cache.isOff(command, at)) return []
    const verb = command.arguments.find((word) => /^(?:add|install)$/.test(word.text))
    return verb === undefined ? [] : [{ at: verb.end, text }]
  })
  return insertionFix(run, insertions, at)
}
