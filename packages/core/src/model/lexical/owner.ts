/**
 * Whether an owner `user[:group]` can be written without looking into the image: numbers, `root`, and nothing.
 * `--link` takes only such owners.
 */
export function isNumericOwner(text: string): boolean {
  const at = text.indexOf(':')
  const user = at < 0 ? text : text.slice(0, at)
  const group = at < 0 ? '' : text.slice(at + 1)
  return isId(user) && isId(group)
}

function isId(text: string): boolean {
  if (text === '' || text === 'root') return true
  return /^[+-]?[0-9]+$/.test(text) && Number(text) >= -(2 ** 31) && Number(text) < 2 ** 31
}
