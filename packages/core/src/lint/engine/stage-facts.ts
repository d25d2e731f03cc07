import { cleanPath } from '../../ignore/clean-path.js'
import type { ResolvedBase } from '../../check/stages/resolve.js'
import type { BaseFacts } from '../../check/variables/stage-scope.js'
import type { Entry, Word } from '../../model/index.js'

/** What holds for the next instruction of a stage. Absent is what is not known for sure. */
export interface StageFacts {
  /** The image at the bottom, when it is surely one of those that everybody knows; `scratch` when nothing is there. */
  readonly image: string | undefined
  /** Absolute and clean. */
  readonly workdir: string | undefined
  /** As it is written, or that of a well-known image. */
  readonly user: string | undefined
  /** What runs shell forms. */
  readonly shell: readonly string[]
}

const posix: readonly string[] = Object.freeze(['/bin/sh', '-c'])
const windows: readonly string[] = Object.freeze(['cmd', '/S', '/C'])

/** The facts of a stage that begins with an image, or with nothing. */
export function factsOfBase(
  base: Exclude<ResolvedBase, { kind: 'stage' }>,
  { workdir, image = '' }: BaseFacts,
): StageFacts {
  const isWindows = isOfWindows(base)
  const isKnown = workdir !== undefined
  return {
    image: !isKnown ? undefined : base.kind === 'scratch' ? 'scratch' : image,
    // Tags that end in onbuild have triggers.
    workdir: image.includes('onbuild') ? undefined : workdir,
    user: isKnown && !maybeOthers.test(image) ? 'root' : undefined,
    shell: isWindows ? windows : posix,
  }
}

/** Whether the name or the tag of an image says that it is one of Windows, in which cmd runs shell forms. */
export const isOfWindows = (base: ResolvedBase): boolean =>
  base.kind === 'image' && /windows|nanoserver|servercore|ltsc20\d\d/i.test(base.evaluated.text ?? '')

/** Images whose tag says whether they run as root, and other users that a tag names. */
const maybeOthers = /distroless[^:]*$|dotnet[^:]*$|nonroot|unprivileged|rootless|chiseled/

/** The facts behind an instruction. */
export function applyFacts(
  entry: Entry,
  facts: StageFacts,
  at: { sureText(word: Word): string | undefined },
): StageFacts {
  const { image, workdir, user, shell } = facts
  switch (entry.kind) {
    case 'workdir':
      return { image, workdir: inWorkdir(facts, at.sureText(entry.path)), user, shell }
    case 'user':
      return { image, workdir, user: at.sureText(entry.user), shell }
    case 'shell':
      return { image, workdir, user, shell: entry.args }
    default:
      return facts
  }
}

/** A path as seen from the working directory; nothing when that depends on what is not known. */
export function inWorkdir({ workdir }: StageFacts, path: string | undefined): string | undefined {
  // An argument without a value may be given one by whoever builds.
  if (path === undefined || path === '') return undefined
  if (path.startsWith('/')) return cleanPath(path)
  return workdir === undefined ? undefined : cleanPath(`${workdir}/${path}`)
}

const rootNames = /^(?:root|0)(?::|$)/

/** Whether commands surely run as root. */
export const isRoot = ({ user }: StageFacts): boolean => user !== undefined && rootNames.test(user)

/** Whether the shell is one whose text we read. */
export const readsPosix = ({ shell }: Pick<StageFacts, 'shell'>): boolean =>
  shell === posix || /(?:^|\/)(?:ba|da|a|k|mk|z)?sh$/.test(shell[0] ?? '')
