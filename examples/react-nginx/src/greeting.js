/** What the page says at a path: the path is answered by the page itself, not by a file. */
export function greeting(path) {
  const name = path.split('/').filter(Boolean).at(-1)
  return name === undefined ? 'Hello' : `Hello, ${decodeURIComponent(name)}`
}
