import type { Command, Entry, Word } from '../model/index.js'
import { isPlainPort } from '../model/plain-entry.js'
import type { At, EntryCheck } from './at.js'
import { isConstant } from './entry-words.js'
import { checkAdd, checkCopy, isPlainCopy } from './values/check-copy.js'
import { checkMounts } from './values/check-mounts.js'
import {
  checkExpose,
  checkHealthcheck,
  checkRunCommand,
  checkShell,
  checkStopsignal,
  checkVolume,
} from './values/check-simple.js'

const fine = (): void => undefined

/** What is checked of each kind of entry, beyond its references and variables. */
const checks: { readonly [K in Entry['kind']]: EntryCheck<K> } = {
  add: checkAdd,
  arg: fine,
  blank: fine,
  cmd: fine,
  comment: fine,
  copy: checkCopy,
  entrypoint: fine,
  env: fine,
  expose: checkExpose,
  healthcheck: checkHealthcheck,
  label: fine,
  maintainer: fine,
  onbuild: fine,
  raw: fine,
  run: (entry, at) => {
    checkMounts(entry, at)
    checkRunCommand(entry, at)
  },
  shell: checkShell,
  stopsignal: checkStopsignal,
  user: fine,
  volume: checkVolume,
  workdir: fine,
}

/**
 * Whether there is surely nothing to say about an entry, neither about its values nor about variables: true of most, and
 * found out without making anything.
 */
export function isSilent(entry: Entry): boolean {
  switch (entry.kind) {
    case 'blank':
    case 'cmd':
    case 'comment':
    case 'entrypoint':
      return true
    case 'arg':
    case 'env':
    case 'label':
    case 'user':
    case 'workdir':
      return isConstant(entry)
    case 'copy':
      return isConstant(entry) && isPlainCopy(entry)
    case 'expose':
      return arePlainPorts(entry.ports)
    case 'volume':
      return isConstant(entry) && !entry.paths.includes('')
    case 'run':
      return entry.flags.mounts === undefined && isPlainCommand(entry.command)
    default:
      return false
  }
}

function arePlainPorts(ports: readonly Word[]): boolean {
  for (let at = 0; at < ports.length; at++) if (!isPlainPort(ports[at]!)) return false
  return true
}

function isPlainCommand(command: Command): boolean {
  if (command.form === 'exec') return command.args.length > 0
  if (command.heredocs.length > 0) return false
  const { lines } = command
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (typeof line === 'string' && line.includes('$')) return false
  }
  return true
}

/** Checks the values of one entry. */
export function checkEntry(entry: Entry, at: At): void {
  const check = checks[entry.kind] as EntryCheck<Entry['kind']>
  check(entry as never, at)
}
