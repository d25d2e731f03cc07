import { texts, verbOf } from '../lint/shell/arguments.js'
import { isStraight, type SimpleCommand } from '../lint/shell/commands.js'

/**
 * What a command is there for, whatever the language. `packages`: of the system. `account`: users and groups. `folder`:
 * folders, and what files may be done with. `files`: moves files about. `silent`: changes nothing that stays, or only what
 * tools read while they build.
 */
export type Role = 'packages' | 'account' | 'folder' | 'files' | 'silent'

const byName: ReadonlyMap<string, Role> = new Map<string, Role>([
  ...named('packages', 'apt apt-get apk'),
  ...named('account', 'useradd adduser groupadd addgroup usermod'),
  ...named('folder', 'mkdir chown chmod chgrp'),
  ...named('files', 'cp mv rm touch rmdir install ln'),
  ...named(
    'silent',
    'echo printf true : set cd ls cat id which pwd test [ export find nproc uname date head tail grep sleep umask file du',
  ),
])

function named(role: Role, names: string): [string, Role][] {
  return names.split(' ').map((name) => [name, role])
}

/** Tools that only say something, or change settings of their own. */
const harmless: readonly (readonly [program: RegExp, words: RegExp])[] = [
  [/^npm$/, /^(?:cache|config|set|--?v)/],
  [/^yarn$/, /^(?:cache|config|--?v)/],
  [/^pnpm$/, /^(?:config|store|fetch|--?v)/],
  [/^corepack$/, /^(?:enable|prepare|install)/],
  [/^pip[\d.]*$/, /^(?:cache|config|list|freeze|check|--?v|--version)/],
  [/^(?:node|python[\d.]*|go|rustc|cargo|java|javac|mvn|gradle)$/, /^(?:-v|-V|-version|--version|version|env)\b/],
  [/^rustup$/, /^(?:target|component|default|toolchain|show)/],
]

export function roleOf(command: SimpleCommand): Role | undefined {
  const { name } = command
  if (name === 'rm' && texts(command).every((text) => /^(?:-|\/var\/(?:lib\/apt|cache)\/|\/tmp\/)/.test(text))) {
    return 'packages'
  }
  const role = byName.get(name)
  if (role !== undefined) return role
  const line = texts(command).join(' ')
  return harmless.some(([program, words]) => program.test(name) && words.test(line)) ? 'silent' : undefined
}

/** Whether a command runs once, one after the other with the rest, and all that it says is what is written. */
export function isOrdinary(command: SimpleCommand): boolean {
  return (
    isStraight(command) && !command.isPiped && !command.isFeeding && command.before !== '&' && !command.isBackground
  )
}

export { verbOf }
