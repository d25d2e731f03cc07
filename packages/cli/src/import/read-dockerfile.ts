import { relative } from 'node:path'
import { parse } from '@stagecraft/core/parse'
import type { Converted, ConvertOptions } from '@stagecraft/convert'
import { findContext } from '../lint/find-context.js'
import { withoutHeader } from '../outputs/header.js'
import { readText } from '../outputs/read-text.js'
import { shownPath } from '../shown.js'

export interface Importing {
  readonly cwd: string
  /** The folder of the config that describes it. Absolute. */
  readonly folder: string
}

/**
 * The config that describes a Dockerfile, or why there is none.
 *
 * @param manner how the text is converted
 */
export async function configFor(
  path: string,
  { cwd, folder }: Importing,
  manner: (text: string) => ConvertOptions = () => ({}),
): Promise<Converted> {
  // A file that Stagecraft wrote has a header that emit will write again.
  const text = withoutHeader(readText(path, shownPath(path, cwd)))
  // It is as large as a compiler, and few commands need it.
  const { convert } = await import('@stagecraft/convert')
  const output = relative(folder, path).replaceAll('\\', '/')
  const context = contextOf(path, text, folder)
  const { source, problems } = await convert(text, { file: path, output, context, ...manner(text) })
  // What no builder builds has to be mended before anything is made from it.
  const isBroken = source === undefined || problems.some(({ severity }) => severity === 'error')
  return isBroken ? { problems } : { source, problems }
}

/** The build context from the folder of a config on, where it surely is another folder. */
function contextOf(path: string, text: string, folder: string): string | undefined {
  const found = findContext(path, parse(text).file)
  return found === undefined || found === folder ? undefined : relative(folder, found).replaceAll('\\', '/')
}
