import { dirname, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Place } from '@stagecraft/core'
import { cacheFolder } from '../bundle/cache-folder.js'
import { packageRoot } from '../package-root.js'
import { resolveFromCli } from '../bundle/own-packages.js'

/** `at f (file:///a.ts:1:2)`, `at /a.ts:1:2`, `at async C:\a.ts:1:2`, also with parentheses in the path. */
const frame = /^\s+at (?:async )?(?:.*? \()??((?:file:\/\/|\/|[A-Za-z]:[\\/]).+?):(\d+):(\d+)\)?$/

/** The frames of a stack that stand in files, innermost first. */
export function framesOf(stack: string): readonly Place[] {
  const places: Place[] = []
  for (const text of stack.split('\n')) {
    const found = frame.exec(text)
    if (found === null) continue
    const [, location, line, column] = found
    const at = { line: Number(line), column: Number(column) }
    places.push({ file: pathOf(location!), ...at, endLine: at.line, endColumn: at.column })
  }
  return places
}

function pathOf(location: string): string {
  if (!location.startsWith('file://')) return location
  try {
    return fileURLToPath(location.replace(/\?.*$/, ''))
  } catch {
    return location
  }
}

/** Folders of Stagecraft itself, and of bundles. */
const own = [folderOf('@stagecraft/core'), packageRoot, cacheFolder()].filter((folder) => folder !== undefined)

/** The folder of a package that the CLI depends on: two above its built entry point. */
function folderOf(name: string): string | undefined {
  const entry = resolveFromCli(name)
  return entry === undefined ? undefined : dirname(dirname(fileURLToPath(entry)))
}

/** Whether a file belongs to Stagecraft itself, in whichever copy the config found it, or to what loads configs. */
export const isOwn = (file: string): boolean =>
  own.some((folder) => file.startsWith(folder + sep)) ||
  /[\\/]node_modules[\\/](?:@stagecraft[\\/](?:core|convert)|stagecraft|tsx|esbuild)[\\/]/.test(file) ||
  /[\\/]presets[\\/](?:src|dist)[\\/]define[\\/]/.test(file)

const presets = folderOf('@stagecraft/presets')

/** Whether a file was installed rather than written by the user: presets, ours or a company's, for example. */
const isInstalled = (file: string): boolean =>
  (presets !== undefined && file.startsWith(presets + sep)) || /[\\/]node_modules[\\/]/.test(file)

/** The innermost line of the user's own code, and the innermost line of a package that it called, if that is deeper. */
export function userFrame(stack: string): { readonly place?: Place; readonly inside?: Place } {
  const frames = framesOf(stack).filter(({ file }) => file !== undefined && !isOwn(file))
  const place = frames.find(({ file }) => !isInstalled(file!))
  const first = frames[0]
  return {
    ...(place === undefined ? {} : { place }),
    ...(first === undefined || first === place ? {} : { inside: first }),
  }
}
