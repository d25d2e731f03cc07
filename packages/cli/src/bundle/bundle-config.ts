import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Problem } from '@stagecraft/core'
import { textOf } from '../text-of.js'
import { build, type BuildFailure, type BuildResult } from 'esbuild'
import type { Bundle } from './bundle.js'
import { metaDefinitions } from './import-meta.js'
import { problemOf } from './message.js'
import { realPath } from './real-path.js'
import { Sources } from './sources.js'

/** A bundle, why the config cannot run, or that it does something that a bundle would do differently. */
export type Bundled =
  | { readonly kind: 'bundle'; readonly bundle: Bundle }
  | {
      readonly kind: 'failed'
      readonly problems: readonly Problem[]
      /** What was read so far, and what was looked for. */
      readonly files: readonly string[]
    }
  | { readonly kind: 'unsuitable' }

const unsuitable: Bundled = { kind: 'unsuitable' }

/**
 * Joins a config and the user's own files that it imports into one module.
 *
 * @param texts what stands in these files, by their real paths, instead of what lies on disk
 */
export async function bundleConfig(config: string, texts: ReadonlyMap<string, string> = new Map()): Promise<Bundled> {
  const sources = new Sources(texts)
  // What a link leads to imports what lies beside it there.
  const entry = realPath(config, texts)
  const folder = dirname(entry)
  try {
    const result = await build({
      entryPoints: [entry],
      absWorkingDir: folder,
      outfile: join(folder, 'bundle.mjs'),
      write: false,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      charset: 'utf8',
      legalComments: 'none',
      // A tsconfig.json could change what an import means. A config that needs one is not suitable for a bundle.
      tsconfigRaw: {},
      conditions: [],
      mainFields: ['main'],
      ignoreAnnotations: true,
      define: metaDefinitions,
      sourcemap: 'external',
      sourcesContent: false,
      metafile: true,
      logLevel: 'silent',
      logOverride: {
        'unsupported-dynamic-import': 'warning',
        'unsupported-require-call': 'warning',
        'import-is-undefined': 'error',
      },
      plugins: [sources.plugin()],
    })
    if (sources.unsuitable || !isWhole(result)) return unsuitable
    return { kind: 'bundle', bundle: { code: codeOf(result, folder), graph: sources.graph, basis: sources.basis } }
  } catch (error) {
    const { errors } = error as Partial<BuildFailure>
    if (errors === undefined) throw error
    const problems = errors.map((message) =>
      problemOf(message, folder, sources.files, (path) => texts.get(path) ?? textOf(path)),
    )
    const known = problems.filter((found) => found !== undefined)
    return sources.unsuitable || known.length < problems.length
      ? unsuitable
      : { kind: 'failed', problems: known, files: sources.seen }
  }
}

/** Whether every import is in the bundle, and nothing was CommonJS. */
function isWhole({ warnings, metafile }: BuildResult<{ metafile: true }>): boolean {
  return (
    !warnings.some(({ id }) => id.startsWith('unsupported-')) &&
    !Object.values(metafile.inputs).some(({ format }) => format === 'cjs')
  )
}

/** The code with its source map, whose paths hold wherever the code is run from. */
function codeOf({ outputFiles }: BuildResult<{ write: false }>, folder: string): string {
  const [map, code] = [
    outputFiles.find(({ path }) => path.endsWith('.map'))!,
    outputFiles.find(({ path }) => path.endsWith('.mjs'))!,
  ]
  const document = JSON.parse(map.text) as { sources: readonly string[] }
  // They are parts of an address there: esbuild escapes what would mean something else in one.
  const absolute = document.sources.map((source) => pathToFileURL(resolve(folder, decodeURIComponent(source))).href)
  const encoded = Buffer.from(JSON.stringify({ ...document, sources: absolute })).toString('base64')
  return `${code.text}//# sourceMappingURL=data:application/json;base64,${encoded}\n`
}
