import module, { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from '../package-root.js'
import { cliUrl, comesWithCli } from '../bundle/own-packages.js'
import { isNotFound, withFormat, type Context, type Resolved } from './resolve-hook.js'

type Next = (specifier: string, context: Context) => Resolved
interface NewerModule {
  registerHooks?(hooks: { resolve(specifier: string, context: Context, next: Next): Resolved }): void
}
interface CommonJsLoader {
  _resolveFilename(request: string, ...rest: unknown[]): string
}

let typeScript = false
let packages = false

/** Makes this process able to import TypeScript file by file, for the configs that cannot be bundled. */
export async function registerTypeScript(): Promise<void> {
  if (typeScript) return
  typeScript = true
  const [commonJs, modules] = await Promise.all([import('tsx/cjs/api'), import('tsx/esm/api')])
  commonJs.register()
  modules.register()
  // Once more, so that it is asked before tsx.
  packages = false
  registerOwnPackages()
}

/** Makes our own packages importable from anywhere: by a company's presets, for example, that are installed alone. */
export function registerOwnPackages(): 'in this thread' | 'in another' {
  if (!packages) {
    packages = true
    registerResolve()
    registerRequire()
  }
  return (module as NewerModule).registerHooks === undefined ? 'in another' : 'in this thread'
}

function registerResolve(): void {
  const newer = module as NewerModule
  if (newer.registerHooks === undefined) {
    module.register(pathToFileURL(join(packageRoot, 'dist/resolve-hook.js')))
    return
  }
  newer.registerHooks({
    resolve(specifier, context, next) {
      try {
        return withFormat(next(specifier, context))
      } catch (error) {
        if (!comesWithCli(specifier) || !isNotFound(error)) throw error
        return next(specifier, { ...context, parentURL: cliUrl })
      }
    },
  })
}

function registerRequire(): void {
  const loader = module as unknown as CommonJsLoader
  const fromCli = createRequire(cliUrl)
  // oxlint-disable no-underscore-dangle -- the only door that Node and tsx have here
  const original = loader._resolveFilename
  loader._resolveFilename = function (request, ...rest) {
    try {
      return original.call(this, request, ...rest)
    } catch (error) {
      if (!comesWithCli(request) || !isNotFound(error)) throw error
      return fromCli.resolve(request)
    }
  }
}
