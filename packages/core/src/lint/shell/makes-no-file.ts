import { verbOf } from './arguments.js'
import type { Redirection, SimpleCommand } from './commands.js'
import { packageInstallOf } from './package-managers.js'

const silent = new Set(
  (
    'set echo printf true false : test [ exit rm rmdir mkdir chown chgrp chmod useradd adduser groupadd addgroup usermod ' +
    'userdel deluser groupmod id which command ldconfig update-ca-certificates locale-gen setcap sysctl sleep date uname ' +
    'cat ls grep head tail'
  ).split(' '),
)
const managers = new Set('apk apt-get apt apt-cache dpkg-reconfigure yum dnf microdnf tdnf zypper corepack'.split(' '))
const dependencies: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    npm: ['ci', 'install', 'i', 'cache', 'config', 'set', 'prune', 'rebuild'],
    yarn: ['install', 'cache', 'config'],
    pnpm: ['install', 'i', 'prune', 'config'],
    go: ['mod', 'version', 'env'],
    gem: ['install', 'update'],
    bundle: ['install', 'config'],
  }),
)

/**
 * Whether a command puts no file of an application anywhere: it installs packages of the system or of a language, makes
 * folders and users, or only says something. What is redirected into a file is a file.
 */
export function makesNoFile(command: SimpleCommand): boolean {
  if (command.redirections.some(isIntoFile)) return false
  return makesNoFileItself(command)
}

/** The same, wherever its output goes. */
export function makesNoFileItself(command: SimpleCommand): boolean {
  const { name } = command
  if (silent.has(name) || managers.has(name)) return true
  const verbs = dependencies.get(name)
  return verbs === undefined ? packageInstallOf(command) !== undefined : verbs.includes(verbOf(command) ?? 'install')
}

/** Behind `>&` a number or a dash is no file, and behind every other operator it is. */
function isIntoFile({ operator, target: { text } }: Redirection): boolean {
  if (!/^(?:&?>|<>)/.test(operator) || text.startsWith('/dev/')) return false
  return operator !== '>&' || !/^(?:\d+|-)$/.test(text)
}
