import type { Command } from 'commander'

/** What exit codes 0 and 1 say of a command; one that has no 1 ends with 0 or 2. */
const meanings: Readonly<Record<string, readonly [fine: string, not?: string]>> = {
  init: ['written', 'nothing is written: something is in the way, or the folder does not tell'],
  emit: ['written, or as it should be', 'an error in what the config describes, or an output that is not written'],
  check: ['fresh', 'an output is not fresh, or an error in what the config describes'],
  sync: ['taken into the config, or nothing to take', 'an edit that cannot be taken'],
  import: ['written', 'nothing is written: a file is in the way, or the Dockerfile has errors'],
  fmt: ['in canonical form', 'a Dockerfile with errors; with --check, also one in another form'],
  lint: ['nothing that is worse than --max-severity', 'something that is'],
  build: ['built', 'the build fails, or an error in what the config describes'],
  where: ['shown', 'no TypeScript wrote such a line; with -, the build that it reads of failed'],
  explain: ['shown', 'an error in what the config describes'],
  graph: ['drawn', 'an error in what the config describes'],
  'cache-map': ['printed', 'an error in what the config describes'],
  eject: ['a plain Dockerfile', 'nothing is written: an output is not what the config describes'],
  completion: ['printed'],
}

/** What 2 says: of most commands that. */
const misuse: Readonly<Record<string, string>> = {
  build: 'wrong usage, a config that does not load, or something that is not given',
  fmt: 'wrong usage',
  import: 'wrong usage',
  completion: 'wrong usage',
}

/** Ends the help of each command with its exit codes. */
export function addExitCodes(program: Command): void {
  for (const command of program.commands) {
    const name = command.name()
    const [fine, not] = meanings[name] ?? []
    if (fine === undefined) continue
    const rows = [`0  ${fine}`, ...(not === undefined ? [] : [`1  ${not}`])]
    const lines = [...rows, `2  ${misuse[name] ?? 'wrong usage, or a config that does not load'}`]
    command.addHelpText('after', `Exit codes:\n${lines.map((line) => `  ${line}`).join('\n')}`)
  }
}
