import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { predictRebuild } from '@stagecraft/core/explain'
import { ignoreMatcher, readIgnore } from '@stagecraft/core/lint'
import { keywords } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import { listed } from '../explain/words.js'
import { findContext } from '../lint/find-context.js'
import { pathFrom, printable, shownPath } from '../shown.js'
import { ignorePaths } from '../ignore-paths.js'

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
  const [own, shared] = ignorePaths(path, root)
  const ignoreFile = [own, shared].find((one) => existsSync(one))
  const names = [config, path].map((one) => pathFrom(root, one))
  const change = {
    files: names.filter((name) => !name.startsWith('..')),
    ...(ignoreFile === undefined
      ? {}
      : { ignore: ignoreMatcher(readIgnore(readFileSync(ignoreFile, 'utf8')).patterns) }),
  }
  const steps = predictRebuild(file, change).flatMap((stage) => stage.steps)
  const taken = names.filter((name) => steps.some(({ files }) => files.includes(name)))
  // The Dockerfile alone was taken along before.
  if (taken[0] !== names[0]) return undefined
  const { kind, entry } = steps.find(({ files }) => files.includes(names[0]!))!
  const keyword = keywords[kind === 'run' ? 'run' : entry.kind === 'add' ? 'add' : 'copy']
  const where = printable(shownPath(ignoreFile ?? shared, cwd))
  return `${keyword} takes ${listed(taken)} along, and is built again at each change there. To leave that out, add to ${where}, each on a line: ${taken.join(' ')}`
}
