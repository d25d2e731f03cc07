import type { Problem } from '@stagecraft/core'
import { configsOption } from '../config/config-option.js'
import type { Cause } from '../outputs/cause.js'
import type { Output } from '../outputs/plan.js'
import { printable, shownPath } from '../shown.js'

/** An output that is not what its config describes. */
export interface Behind {
  readonly output: Output
  readonly cause: Cause | undefined
  /** Whether `emit` would lose what somebody wrote into it, and so does not write it. */
  readonly isHeld: boolean
}

/** Whether versions are what was edited, and the config has others. */
export const isOfVersions = ({ cause, isHeld, output }: Behind): boolean =>
  cause?.kind === 'edit' && (cause.images?.length ?? 0) > 0 && (isHeld || !output.sealed)

/** The one command that mends an output without losing anything; nothing where somebody has to choose, or to write first. */
export function commandOf(each: Behind, isRefused: boolean, cwd: string): string | undefined {
  const { cause, isHeld, output } = each
  const option = configsOption([output.config], cwd)
  if (!isOfVersions(each)) return isHeld ? undefined : `npx stagecraft emit${option}`
  const isDisputed = cause?.kind === 'edit' && cause.rebased?.disputed.length !== 0
  return isRefused || isDisputed ? undefined : `npx stagecraft sync${option}`
}

/**
 * What to run, in the order that loses nothing.
 *
 * @param refused why `sync` cannot take the versions that were edited; it has been tried
 */
export function renderAdvice(all: readonly Behind[], refused: readonly Problem[], cwd: string): string {
  const merged = all.filter(({ cause, isHeld }) => cause?.kind === 'merge' && isHeld)
  const versions = all.filter(isOfVersions)
  const carried = all.filter((each) => each.isHeld && !merged.includes(each) && !versions.includes(each))
  const names = (paths: readonly string[]): string =>
    [...new Set(paths.map((path) => printable(shownPath(path, cwd))))].join(' ')
  const run = (command: string, these: readonly Behind[], force = ''): string => {
    return `npx stagecraft ${command}${configsOption(
      these.map(({ output }) => output.config),
      cwd,
    )}${force}`
  }
  const lines: string[] = []
  const say = (what: string, ...more: readonly string[]): void => {
    lines.push(lines.length === 0 ? what : `Then ${what[0]!.toLowerCase()}${what.slice(1)}`, ...more)
  }
  const keeps = `  or ${run('emit', merged, ' --force')}, which keeps what the config says`
  const inGit = merged.filter(({ cause }) => cause?.kind === 'merge' && cause.isInGit)
  if (inGit.length > 0) {
    const these = names(inGit.map(({ output }) => output.path))
    say(`Run: git checkout --ours ${these}, or --theirs, for the side with the new versions; then check again`, keeps)
  }
  if (inGit.length < merged.length) {
    const these = names(merged.filter((each) => !inGit.includes(each)).map(({ output }) => output.path))
    say(`Take the marks and one side out of ${these}, then check again`, keeps)
  }
  for (const { message, hint = '' } of refused) {
    lines.push(printable(message))
    lines.push(
      ...printable(hint)
        .split('\n')
        .map((line) => `  ${line}`),
    )
  }
  if (refused.length > 0) lines.push(`  or ${run('emit', versions, ' --force')}, which loses it`)
  else {
    const disputed = versions.filter(({ cause }) => cause?.kind === 'edit' && cause.rebased?.disputed.length !== 0)
    const taken = versions.filter((each) => !disputed.includes(each))
    if (taken.length > 0) say(`Run: ${run('sync', taken)}, which takes the versions there into the config`)
    if (disputed.length > 0) {
      say(
        `Run: ${run('sync', disputed, ' --force')}, which keeps the versions that were edited`,
        `  or ${run('emit', disputed, ' --force')}, which keeps those of the config`,
      )
    }
  }
  const others = all.filter((each) => !merged.includes(each) && !versions.includes(each))
  if (carried.length > 0) {
    const [these, sources] = [carried.map(({ output }) => output.path), carried.map(({ output }) => output.config)]
    // Where nobody knows what was written, what was carried over cannot be told from what was not.
    const isKnown = carried.every(({ cause }) => cause?.kind === 'edit' && cause.written !== undefined)
    say(
      `Carry what was edited in ${names(these)} over into ${names(sources)}, then run: ${run('emit', others, isKnown ? '' : ' --force')}`,
      isKnown ? `  or ${run('emit', others, ' --force')}, which loses it` : '  which loses what was not carried over',
    )
  } else if (others.length > 0) say(`Run: ${run('emit', others)}`)
  return lines.map((line) => `${line}\n`).join('')
}
