import { and, apk, apt, dockerfile, DockerfileError, stage, type CommandValue } from '@stagecraft/core'
import type { Run, ShellCommand } from '@stagecraft/core/model'

/**
 * The lines that the library gives to a chain of commands: one command a line, one package a line. `hasCaches` says that
 * the step has cache mounts: then `apt` and `apk` would install in another way, and stay text.
 */
export function laidOut(commands: readonly string[], hasCaches: boolean): ShellCommand | undefined {
  const parts: (string | CommandValue)[] = []
  for (let at = 0; at < commands.length;) {
    const found = hasCaches ? undefined : (aptAt(commands, at) ?? apkAt(commands, at))
    parts.push(found?.command ?? commands[at]!)
    at += found?.length ?? 1
  }
  const [first, ...rest] = parts
  if (first === undefined || (rest.length === 0 && typeof first === 'string')) return undefined
  try {
    const file = dockerfile.loose(
      stage()
        .from('scratch')
        .run(rest.length === 0 ? first : and(first, ...rest)),
    )
    return (file.model.stages[0]!.instructions[0] as Run).command as ShellCommand
  } catch (error) {
    if (error instanceof DockerfileError) return undefined
    throw error
  }
}

interface Found {
  readonly command: CommandValue
  readonly length: number
}

/** `apt-get update`, `apt-get install` and the removal of the lists, one after the other. */
function aptAt(commands: readonly string[], at: number): Found | undefined {
  if (commands[at] !== 'apt-get update' || !/^rm -rf \/var\/lib\/apt\/lists\/\*$/.test(commands[at + 2] ?? '')) {
    return undefined
  }
  const words = commands[at + 1]!.split(' ')
  if (words[0] !== 'apt-get' || !words.includes('install')) return undefined
  const rest = words.slice(1).filter((word) => word !== 'install')
  const flags = rest.filter((word) => word.startsWith('-'))
  const packages = rest.filter((word) => !word.startsWith('-'))
  const yes = ['-y', '--yes', '--assume-yes']
  const bare = '--no-install-recommends'
  const isKnown = flags.every((flag) => yes.includes(flag) || flag === bare)
  if (!isKnown || !flags.some((flag) => yes.includes(flag)) || !packages.every(isPackage) || packages.length === 0) {
    return undefined
  }
  return { command: flags.includes(bare) ? apt(packages) : apt(packages, { recommends: true }), length: 3 }
}

/** `apk add --no-cache` with several packages. */
function apkAt(commands: readonly string[], at: number): Found | undefined {
  const words = commands[at]!.split(' ')
  const packages = words.filter((word) => !['apk', 'add', '--no-cache'].includes(word))
  const isAdd = words[0] === 'apk' && words.includes('add') && words.includes('--no-cache')
  if (!isAdd || packages.length < 2 || words.length !== packages.length + 3 || !packages.every(isPackage)) {
    return undefined
  }
  return { command: apk(packages), length: 1 }
}

/** A name with or without a version: no variable, no pattern, no file. */
function isPackage(word: string): boolean {
  return /^[a-z0-9][a-z0-9+.-]*(?::[a-z0-9]+)?(?:=[\w.+:~-]+)?$/.test(word)
}
