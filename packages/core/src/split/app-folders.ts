import { isSystemPath } from '../lint/files/system-paths.js'
import { folderOf, isWithin } from '../lint/files/paths.js'
import type { Classified } from './classified.js'
import { isContextCopy } from './context-files.js'
import { Refusal } from './refusal.js'
import type { SingleStage, Step } from './steps.js'

/**
 * The paths in which all lies that was copied and built up to a step: the folders of the app, and files that were put
 * elsewhere.
 *
 * @throws {Refusal}
 */
export function appPaths(
  { steps }: SingleStage,
  lastWork: Step,
  classified: ReadonlyMap<Step, readonly Classified[]>,
): readonly string[] {
  const paths: string[] = []
  for (const step of steps) {
    if (step.at > lastWork.at) break
    if (isContextCopy(step)) {
      const { destination, isFolder, sources } = step.copied!
      if (destination === undefined) throw new Refusal('where it copies to is not known', step.entry)
      const isWhole = isFolder || sources.some((source) => source !== undefined && !/\.\w+$/.test(source))
      const isElsewhere =
        isSystemPath(destination) && /^\/(?:etc|usr\/local|usr\/bin|bin|lib|var)(?:\/|$)/.test(destination)
      if (isElsewhere && isWhole)
        throw new Refusal(`what it copies into ${destination} is not told apart there`, step.entry)
      paths.push(isElsewhere ? destination : isWhole ? destination : folderOf(destination))
    }
    for (const { role, cwd } of classified.get(step) ?? []) {
      if (role === 'work') paths.push(cwd)
    }
  }
  for (const [step, commands] of classified) {
    const lost =
      step.at > lastWork.at
        ? undefined
        : commands.flatMap(({ writes }) => writes).find((file) => !paths.some((path) => isWithin(file, path)))
    if (lost !== undefined)
      throw new Refusal(`whether the app reads ${lost}, which it writes, is not known`, step.entry)
  }
  if (paths.includes('/'))
    throw new Refusal(
      'the app lies at the root of the image, among the files of the system',
      lastWork.entry,
      'Give it a WORKDIR of its own',
    )
  return [...new Set(paths)].filter((path, _, all) => !all.some((one) => one !== path && isWithin(path, one)))
}
