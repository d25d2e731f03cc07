import { readFileSync, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Whether a file that lies under no `"type"` of a package.json is an ES module because it is written as one: the rule
 * that Node follows for JavaScript, and for TypeScript where it runs that itself. It gives a config top-level await.
 * A file that also uses the names that only CommonJS has stays CommonJS.
 */
export function isModuleBySyntax(url: string): boolean {
  if (!url.startsWith('file:')) return false
  const path = fileURLToPath(url)
  if (!/\.[jt]sx?$/.test(path) || /[\\/]node_modules[\\/]/.test(path) || hasPackageType(path)) return false
  let source: string
  try {
    source = readFileSync(path, 'utf8')
  } catch {
    return false
  }
  return hasModuleSyntax(source) && !usesCommonJsNames(source)
}

const hasModuleSyntax = (source: string): boolean => /^\s*(?:import|export)\b(?!\s*\()/m.test(source)

const usesCommonJsNames = (source: string): boolean =>
  /(?<![\w$.])(?:__dirname|__filename|require\s*\(|module\.exports|exports\.\w)/.test(source)

function hasPackageType(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) {
      try {
        return 'type' in (JSON.parse(readFileSync(manifest, 'utf8')) as object)
      } catch {
        return false
      }
    }
    if (dirname(folder) === folder) return false
  }
}
