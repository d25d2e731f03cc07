/** Names that a stage may have but that mean something else where they are used. */
export const reservedStageNames: ReadonlySet<string> = new Set(['scratch', 'context'])

// Not in the function: an expression is made anew each time that its line is reached.
const stageName = /^[a-z][a-z0-9_.-]*$/

/** Whether a stage can have a name. */
export function isStageName(name: string): boolean {
  return stageName.test(name)
}

/**
 * Why a stage cannot have a name, or nothing: a lower-case letter, then letters, digits, `-`, `_` and `.`.
 *
 *     stageNameFault('build-1')  // undefined
 *     stageNameFault('1st')      // 'it must begin with a letter a to z'
 */
export function stageNameFault(name: string): string | undefined {
  if (isStageName(name)) return undefined
  if (name === '') return 'it is empty'
  if (/^[a-z][a-z0-9_.-]*$/i.test(name)) return 'upper case is not kept by BuildKit'
  if (!/^[a-z]/i.test(name)) return 'it must begin with a letter a to z'
  return 'only letters a to z, digits, "-", "_" and "." may stand in it'
}
