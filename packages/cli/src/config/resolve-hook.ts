import { isModuleBySyntax } from './module-format.js'
import { cliUrl, comesWithCli } from '../bundle/own-packages.js'

// Runs in Node's loader thread (Node 20) or in the main thread (where `registerHooks` exists).

export interface Resolved {
  readonly url: string
  readonly format?: string | null | undefined
}
export interface Context {
  readonly parentURL?: string | undefined
}

export const isNotFound = (error: unknown): boolean => {
  const code = (error as { code?: unknown } | undefined)?.code
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND'
}

export function withFormat<R extends Resolved>(resolved: R): R {
  if (resolved.format === 'module') return resolved
  // What tsx means to load as CommonJS it calls otherwise.
  const url = resolved.url.replace(/%3Ftsx-commonjs-export-preparse=.*$/, '')
  return isModuleBySyntax(url) ? { ...resolved, url, format: 'module' } : resolved
}

/** Node's hook: ordinary resolution first; what came with the CLI and is not installed there resolves from it. */
export async function resolve<R extends Resolved, C extends Context>(
  specifier: string,
  context: C,
  next: (specifier: string, context: C) => Promise<R>,
): Promise<R> {
  try {
    return withFormat(await next(specifier, context))
  } catch (error) {
    if (!comesWithCli(specifier) || !isNotFound(error)) throw error
    return await next(specifier, { ...context, parentURL: cliUrl })
  }
}
