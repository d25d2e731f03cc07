/**
 * The end of a command's help: what people type, and what for.
 *
 *     Examples:
 *       $ stagecraft check                    the config of this folder
 */
export function examples(rows: readonly (readonly [command: string, what: string])[]): string {
  const width = Math.max(...rows.map(([command]) => command.length)) + 2
  return ['', 'Examples:', ...rows.map(([command, what]) => `  $ ${command.padEnd(width)}${what}`.trimEnd()), ''].join(
    '\n',
  )
}
