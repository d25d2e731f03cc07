import type { Step } from './stage-steps.js'

/** Words for what a step does, for a constant's name: `install packages`, `npm ci`. */
export function commandName({ kind, call }: Step): string | undefined {
  if (kind !== 'run') return names[kind]
  const text = call.args[0]!.text.replace(/^\w+(?=[`(])/, ' ')
  if (
    /\b(?:apt-get|apt|dnf|yum|microdnf|zypper) (?:-\S+ )*install\b|\bapk add\b|^ ?\bap[tk]\(/.test(call.args[0]!.text)
  ) {
    return 'install packages'
  }
  for (const [, program, argument] of text.matchAll(/(?:^|[\s'"`(;&|])([a-z][a-z0-9-]+)(?: +([a-z][a-z-]+)\b)?/g)) {
    if (skipped.has(program!)) continue
    return argument === undefined || skipped.has(argument) ? program : `${program} ${argument}`
  }
  return undefined
}

const skipped: ReadonlySet<string> = new Set(
  'set export cd mkdir if then fi else for do done case esac while test true false echo rm env sudo in exit'.split(' '),
)

const names: { readonly [kind: string]: string } = {
  add: 'add files',
  copy: 'copy files',
  env: 'set environment',
  label: 'add labels',
  arg: 'declare arguments',
}
