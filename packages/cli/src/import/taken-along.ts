import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { predictRebuild } from '@stagecraft/core/explain'
import { ignoreMatcher, readIgnore } from '@stagecraft/core/lint'
import { keywords } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import { listed } from '../explain/words.js'
import { findContext } from '../lint/find-context.js'
import { printable, shownPath } from '../shown.js'

/**
 * Says that the build takes its own config along, and how that ends; nothing where it does not. An import is the same
 * build, so it leaves the ignore file alone: which files a build gets is part of it.
 *
 * @param path the Dockerfile that is described
 * @param config where its config lies, or will lie
 */
export function takenAlong(path: string, config: string, cwd: string): string | undefined {
  const { file } = parse(readFileSync(path, 'utf8'))
  const root = findContext(path, file) ?? dirname(path)
  const ignoreFile = [`${path}.dockerignore`, join(root, '.dockerignore')].find((one) => existsSync(one))
  const own = [config, path].map((one) => relative(root, one).split(sep).join('/'))
  const change = {
    files: own.filter((name) => !name.startsWith('..')),
    ...(ignoreFile === undefined
      ? {}
      : { ignore: ignoreMatcher(readIgnore(readFileSync(ignoreFile, 'utf8')).patterns) }),
  }
  const steps = predictRebuild(file, change).flatMap((stage) => stage.steps)
  const taken = own.filter((name) => steps.some(({ files }) => files.includes(name)))
  // The Dockerfile alone was taken along before.
  if (taken[0] !== own[0]) return undefined
  const { kind, entry } = steps.find(({ files }) => files.includes(own[0]!))!
  const keyword = keywords[kind === 'run' ? 'run' : entry.kind === 'add' ? 'add' : 'copy']
  const where = printable(shownPath(ignoreFile ?? join(root, '.dockerignore'), cwd))
  return `${keyword} takes ${listed(taken)} along, and is built again at each change there. To leave that out, add to ${where}, each on a line: ${taken.join(' ')}`
}
