import type { AddCommand } from './add-command.js'

/**
 * Every command, in the order of `--help`; each is loaded only when it is asked for. A new one is a file here and a line
 * in this list.
 */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  init: async () => (await import('./init.js')).initCommand,
  emit: async () => (await import('./emit.js')).emitCommand,
  check: async () => (await import('./check.js')).checkCommand,
  sync: async () => (await import('./sync.js')).syncCommand,
  import: async () => (await import('./import.js')).importCommand,
  fmt: async () => (await import('./fmt.js')).fmtCommand,
  lint: async () => (await import('./lint.js')).lintCommand,
  build: async () => (await import('./build.js')).buildCommand,
  where: async () => (await import('./where.js')).whereCommand,
  explain: async () => (await import('./explain.js')).explainCommand,
  graph: async () => (await import('./graph.js')).graphCommand,
  'cache-map': async () => (await import('./cache-map.js')).cacheMapCommand,
  eject: async () => (await import('./eject.js')).ejectCommand,
  completion: async () => (await import('./completion.js')).completionCommand(commands),
}

/** The commands that a command line needs: the one that it names, or all, to list them or to find the nearest name. */
export async function commandsFor(argv: readonly string[]): Promise<readonly AddCommand[]> {
  const [name] = argv
  const named = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  return await Promise.all((named === undefined ? Object.values(commands) : [named]).map(async (load) => await load()))
}
