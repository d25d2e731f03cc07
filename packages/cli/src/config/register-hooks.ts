import module, { createRequire } from 'node:module'
import { register as registerCommonJs } from 'tsx/cjs/api'
import { register as registerModules } from 'tsx/esm/api'
import { cliUrl, isNotFound, ownPackages, withFormat, type Context, type Resolved } from './resolve-hook.js'

type Next = (specifier: string, context: Context) => Resolved
interface NewerModule {
  registerHooks?(hooks: { resolve(specifier: string, context: Context, next: Next): Resolved }): void
}
interface CommonJsLoader {
  _resolveFilename(request: string, ...rest: unknown[]): string
}

let registered = false

/** Makes this process able to import TypeScript, and our own packages from anywhere. */
export function registerHooks(): void {
  if (registered) return
  registered = true
  process.setSourceMapsEnabled(true)
  registerCommonJs()
  registerModules()
  registerResolve()
  registerRequire()
}

/** Registered after tsx, so asked before it. */
function registerResolve(): void {
  const newer = module as NewerModule
  if (newer.registerHooks === undefined) {
    module.register(new URL('./resolve-hook.js', import.meta.url))
    return
  }
  newer.registerHooks({
    resolve(specifier, context, next) {
      try {
        return withFormat(next(specifier, context))
      } catch (error) {
        if (!ownPackages.test(specifier) || !isNotFound(error)) throw error
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
      if (!ownPackages.test(request) || !isNotFound(error)) throw error
      return fromCli.resolve(request)
    }
  }
}
