import { realpathSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface ResolvedFile {
  /** Absolute, through symbolic links; absent when there is no such file. */
  readonly path?: string
  /** What was looked for before it and is not there. */
  readonly absent: readonly string[]
}

/** The file that a path in an import means: as it stands, or with the endings that TypeScript leaves out or rewrites. */
export function resolveFile(path: string, importer: string): ResolvedFile {
  const absent: string[] = []
  for (const candidate of candidates(path, /\.[mc]?tsx?$/.test(importer))) {
    if (isFile(candidate)) return { path: realpathSync(candidate), absent }
    absent.push(candidate)
  }
  return { absent }
}

const typed: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
  '.jsx': ['.tsx'],
}
const endings = ['.ts', '.mts', '.tsx', '.js', '.mjs', '.json']

/** TypeScript names the file that a build would give: `./x.js` is `./x.ts` where both might be there. */
function candidates(path: string, fromTypeScript: boolean): readonly string[] {
  const ending = extname(path)
  const sources = (typed[ending] ?? []).map((other) => path.slice(0, -ending.length) + other)
  const exact = fromTypeScript ? [...sources, path] : [path, ...sources]
  return [...exact, ...endings.map((other) => path + other), ...endings.map((other) => join(path, `index${other}`))]
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
