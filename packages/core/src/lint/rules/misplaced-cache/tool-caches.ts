import type { EntryView } from '../../engine/views.js'
import { isWithin } from '../../files/paths.js'
import { hasOption, texts, verbOf } from '../../shell/arguments.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { managerOf } from '../../shell/package-managers.js'

/** Where tools keep what they have downloaded; `~` is the home of the user. */
export const toolCaches = {
  apt: ['/var/cache/apt', '/var/lib/apt'],
  apk: ['/var/cache/apk', '/etc/apk/cache'],
  dnf: ['/var/cache/dnf', '/var/cache/libdnf5', '/var/cache/yum', '/var/lib/dnf'],
  npm: ['~/.npm'],
  // The first version keeps what root downloads in a folder for all; the later ones have another name for it.
  yarn: ['/usr/local/share/.cache', '~/.cache/yarn', '~/.yarn'],
  bun: ['~/.bun/install/cache'],
  pip: ['~/.cache/pip'],
  uv: ['~/.cache/uv', '~/.local/share/uv'],
  poetry: ['~/.cache/pypoetry'],
  go: ['~/.cache/go-build', '/go/pkg'],
  cargo: ['/usr/local/cargo', '~/.cargo'],
  maven: ['~/.m2'],
  gradle: ['~/.gradle', '/home/gradle/.gradle'],
  composer: ['~/.composer', '~/.cache/composer', '/tmp'],
} as const satisfies { readonly [tool: string]: readonly string[] }

export type Tool = keyof typeof toolCaches

const verbs: Readonly<Record<Tool, readonly string[] | 'any'>> = {
  apt: ['install', 'update', 'upgrade', 'dist-upgrade', 'build-dep'],
  apk: ['add', 'update', 'upgrade'],
  dnf: ['install', 'update', 'upgrade', 'makecache'],
  npm: ['ci', 'install', 'i', 'clean-install'],
  yarn: ['install'],
  bun: ['install', 'i'],
  pip: ['install', 'download', 'wheel'],
  uv: ['sync', 'pip', 'lock', 'tool'],
  poetry: ['install', 'lock'],
  go: ['build', 'mod', 'install', 'test', 'get', 'generate', 'vet', 'run'],
  cargo: ['build', 'fetch', 'install', 'test', 'check', 'clippy'],
  maven: 'any',
  gradle: 'any',
  composer: ['install', 'update', 'require'],
}

const names: Readonly<Record<string, Tool>> = {
  'apt-get': 'apt',
  apt: 'apt',
  yum: 'dnf',
  microdnf: 'dnf',
  mvn: 'maven',
  mvnw: 'maven',
  gradlew: 'gradle',
}

/** The tool that a command is, when it downloads or builds something. */
export function toolOf(command: SimpleCommand): Tool | undefined {
  const name = managerOf(command)?.manager ?? command.name
  const tool = Object.hasOwn(names, name) ? names[name]! : name
  if (!Object.hasOwn(verbs, tool)) return undefined
  const wanted = verbs[tool as Tool]
  const verb = command.name.startsWith('python') ? 'install' : verbOf(command)
  const isMeant = wanted === 'any' || (verb === undefined ? tool === 'yarn' : wanted.includes(verb))
  return isMeant ? (tool as Tool) : undefined
}

/** What makes the tool do without its cache: an option, or a variable. */
export function refusesCache(tool: Tool, command: SimpleCommand, { scope }: EntryView): string | undefined {
  if (tool === 'pip' && hasOption(command, '--no-cache-dir')) return '--no-cache-dir'
  if ((tool === 'uv' || tool === 'apk') && hasOption(command, '--no-cache')) return '--no-cache'
  const variable = tool === 'pip' ? 'PIP_NO_CACHE_DIR' : tool === 'uv' ? 'UV_NO_CACHE' : undefined
  if (variable === undefined) return undefined
  if (command.assignments.some((text) => text.startsWith(`${variable}=`))) return variable
  const { set, text } = scope.lookup(variable)
  return set === true && text !== undefined && /^(?:1|true|on|yes)$/i.test(text) ? variable : undefined
}

/** Whether a command empties a folder. */
export function removes(command: SimpleCommand, target: string): boolean {
  const words = texts(command)
  switch (command.name) {
    case 'rm':
      return (
        hasOption(command, '-r', '-R', '--recursive') &&
        command.arguments.some(
          ({ text, isPlain }) => isPlain && text.startsWith('/') && isWithin(target, text.replace(/\/\*?$/, '')),
        )
      )
    case 'apt-get':
    case 'apt':
      return verbOf(command) === 'clean' && isWithin(target, '/var/cache/apt')
    case 'npm':
      return words.includes('cache') && words.includes('clean') && /\/\.npm\b/.test(target)
    case 'yarn':
      return words.includes('cache') && words.includes('clean') && /yarn/.test(target)
    case 'pip':
    case 'pip3':
      return words.includes('cache') && words.includes('purge') && target.endsWith('/pip')
    case 'dnf':
    case 'yum':
    case 'microdnf':
      return words.includes('clean') && words.includes('all') && /^\/var\/cache\/(?:dnf|yum|libdnf5)/.test(target)
    default:
      return false
  }
}
