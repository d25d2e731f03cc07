import { dirname } from 'node:path'
import { pathToFileURL } from 'node:url'

const names = { url: '__stagecraft_url', filename: '__stagecraft_filename', dirname: '__stagecraft_dirname' }

/** In a bundle all files share one `import.meta`, so what each of them asks of it becomes a constant of its own. */
export const metaDefinitions: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(names).map(([property, name]) => [`import.meta.${property}`, name]),
)

/** The constants of a file. They stand before its first line and on that line, so that no other line moves. */
export function metaConstants(path: string, text: string): string {
  if (!text.includes('import.meta')) return ''
  const values = { url: pathToFileURL(path).href, filename: path, dirname: dirname(path) }
  const constants = Object.entries(values).map(
    ([property, value]) => `${names[property as keyof typeof names]}=${JSON.stringify(value)}`,
  )
  return `const ${constants.join(',')};`
}

/** What means something else in a bundle: the names of CommonJS, and all else that `import.meta` knows. */
export const changesInBundle = (text: string): boolean =>
  /(?<![\w$.])(?:__dirname|__filename|require\s*\(|module\.exports|exports\.\w)/.test(text) ||
  /import\.meta(?!\.(?:url|dirname|filename)\b)/.test(text)
