import { readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Loader, OnLoadResult, OnResolveResult, Plugin, PluginBuild } from 'esbuild'
import { cliFolder, isInstalledTogether, ownPackages, resolveFromCli } from './own-packages.js'
import type { Basis, Graph, MissingImport, PackageImport } from './bundle.js'
import { findPackage, packageOf } from './find-package.js'
import { hash } from './hash.js'
import { changesInBundle, metaConstants } from './import-meta.js'
import { resolveFile } from './resolve-file.js'

const loaders: Readonly<Record<string, Loader>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.tsx': 'tsx',
  '.js': 'js',
  '.mjs': 'js',
  '.jsx': 'jsx',
  '.json': 'json',
}

/** A question that we ask esbuild ourselves. */
const asked = Symbol('asked')

/** Finds and reads the files of one bundle for esbuild, and keeps what it has learnt on the way. */
export class Sources {
  /** Whether something means another thing in a bundle than in files. */
  unsuitable = false
  /** Every own file, and how many bytes stand before its first line. */
  readonly files = new Map<string, number>()
  readonly #texts: ReadonlyMap<string, string>
  readonly #hashes: Record<string, string> = {}
  readonly #absent = new Set<string>()
  readonly #links: Record<string, string> = {}
  readonly #packages = new Map<string, PackageImport>()

  /** @param texts what stands in these files instead of what lies on disk */
  constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts
  }

  get graph(): Graph {
    return { files: [...this.files.keys()].sort(), packages: [...this.#packages.values()] }
  }

  get basis(): Basis {
    return { hashes: this.#hashes, absent: [...this.#absent], links: this.#links }
  }

  /** The own files that were read, and the paths that were looked for in vain. */
  get seen(): readonly string[] {
    return [...this.files.keys(), ...this.#absent]
  }

  plugin(): Plugin {
    return {
      name: 'stagecraft',
      setup: (setup) => {
        setup.onResolve({ filter: /.*/ }, async ({ path, importer, kind, resolveDir, pluginData }) => {
          if (pluginData === asked) return undefined
          if (kind === 'entry-point') return { path, sideEffects: true }
          if (kind !== 'import-statement' && kind !== 'dynamic-import') return this.#refuse(path)
          if (isBuiltin(path)) return { path, external: true }
          if (path.startsWith('file:')) return this.#file(fileURLToPath(path), path, importer)
          if (/^(?:\.\.?(?:[/\\]|$)|\/|[A-Za-z]:[\\/])/.test(path)) {
            return this.#file(resolve(resolveDir, path), path, importer)
          }
          if (/^(?:#|\w+:)/.test(path)) return this.#refuse(path)
          return await this.#package(path, resolveDir, setup)
        })
        setup.onLoad({ filter: /.*/ }, ({ path }) => this.#load(path))
      },
    }
  }

  #refuse(path: string): OnResolveResult {
    this.unsuitable = true
    return { path, external: true }
  }

  #file(path: string, specifier: string, importer: string): OnResolveResult {
    const found = resolveFile(path, importer)
    for (const absent of found.absent) this.#absent.add(absent)
    return found.path === undefined ? notFound({ missing: 'file', specifier }) : this.#own(found.path)
  }

  #own(path: string): OnResolveResult {
    return loaders[extname(path)] === undefined ? this.#refuse(path) : { path, sideEffects: true }
  }

  async #package(specifier: string, resolveDir: string, setup: PluginBuild): Promise<OnResolveResult> {
    const { folder, absent } = findPackage(specifier, resolveDir)
    for (const path of absent) this.#absent.add(path)
    if (folder === undefined) {
      const isElsewhere = resolveDir !== cliFolder && isInstalledTogether(specifier)
      if (isElsewhere && !ownPackages.test(specifier)) return await this.#package(specifier, cliFolder, setup)
      if (!ownPackages.test(specifier)) return notFound({ missing: 'package', specifier })
      const own = resolveFromCli(specifier)
      return own === undefined
        ? notFound({ missing: 'package', specifier })
        : this.#external(specifier, own, packageOf(fileURLToPath(own)))
    }
    this.#links[folder.link] = folder.root
    this.#read(join(folder.root, 'package.json'))
    const { errors, path } = await setup.resolve(specifier, { resolveDir, kind: 'import-statement', pluginData: asked })
    // Something that esbuild does not know of, or a subpath that the package does not export: Node tells it better.
    if (errors.length > 0) return this.#refuse(specifier)
    // A package of the same workspace may be TypeScript, which Node runs nowhere: it is one of the user's own files.
    return /\.(?:[mc]?ts|tsx|json)$/.test(path)
      ? this.#own(path)
      : this.#external(specifier, pathToFileURL(path).href, folder.root)
  }

  #external(specifier: string, url: string, root: string): OnResolveResult {
    this.#packages.set(specifier, { specifier, url, root })
    return { path: url, external: true }
  }

  /** Reads a file whose change makes the bundle another. */
  #read(path: string): string {
    const text = this.#texts.get(path) ?? readFileSync(path, 'utf8')
    this.#hashes[path] = hash(text)
    return text
  }

  #load(path: string): OnLoadResult {
    const text = this.#read(path).replace(/^\u{feff}/u, '')
    const isJson = extname(path) === '.json'
    if (!isJson && changesInBundle(text)) this.unsuitable = true
    const prefix = isJson ? '' : metaConstants(path, text)
    this.files.set(path, Buffer.byteLength(prefix))
    return { contents: prefix + text, loader: loaders[extname(path)]!, resolveDir: dirname(path) }
  }
}

const notFound = (detail: MissingImport): OnResolveResult => ({ errors: [{ text: 'cannot be found', detail }] })
