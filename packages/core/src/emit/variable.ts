import type { Part, Variable } from '../model/index.js'
import { continuesName } from '../model/lexical/variable-name.js'

/** `$NAME`, or `${NAME}` where what follows would be read as a part of the name. */
export function printVariable({ name, modifier }: Variable, following: Part | undefined): string {
  if (modifier !== undefined) return '${' + name + modifier + '}'
  return typeof following === 'string' && continuesName(following, 0) ? '${' + name + '}' : '$' + name
}
