import { DockerfileError } from '../problem/index.js'
import {
  addFlags,
  copyFlags,
  node,
  options,
  ownList,
  stageReference,
  type Add,
  type AddFlags,
  type Copy,
  type CopyFlags,
  type Reference,
  type Source,
  type StageReference,
  type Word,
} from '../model/index.js'
import { absolutePath, pathIn } from '../model/lexical/absolute-path.js'
import { ArtifactHandle } from './artifact.js'
import { entriesBackwards } from './chain.js'
import { lowerFlags, noFlags, type LoweredFlags } from './flags.js'
import { lowerValue, mergeUses, usesOf, wrongArgument, type ArgHandle } from './handle.js'
import { InlineFileValue } from './inline.js'
import { lowerOrigin } from './mounts.js'
import { plainString } from './plain-string.js'
import { noUses, plainStep, referenceAt, type NameOf, type StageLink, type Step } from './step.js'

export function copyStep(stage: StageLink, sources: unknown, destination: unknown, opts: object | undefined): Step {
  const flags = lowerFlags('copy', copyFlags, opts)
  const from = sourceList('copy', sources)
  const to = lowerValue(destination, 'copy: destination')
  return plainStep(
    copyNode(from.sources, to, copyOptions(stage, flags, undefined)),
    allUses(stage, flags, from.uses, destination),
  )
}

export function addStep(stage: StageLink, sources: unknown, destination: unknown, opts: object | undefined): Step {
  const flags = lowerFlags('add', addFlags, opts)
  const from = sourceList('add', sources)
  const to = lowerValue(destination, 'add: destination')
  const { settings } = stage
  const values = flags.values as AddFlags
  const entry = node<Add>({
    kind: 'add',
    flags: options<AddFlags>({
      ...values,
      chown: values.chown ?? settings?.chown,
      chmod: values.chmod ?? settings?.chmod,
    } as AddFlags),
    sources: from.sources,
    destination: to,
  })
  return plainStep(entry, allUses(stage, flags, from.uses, destination))
}

/** Step of `copyFrom(artifact, destination?, options?)` and `copyFrom(origin, sources, destination, options?)`. */
export function copyFromStep(stage: StageLink, from: unknown, rest: readonly unknown[]): Step {
  if (!(from instanceof ArtifactHandle)) return copiedFrom(stage, from, rest[0], rest[1], rest[2])
  checkInLayer(from)
  return copiedFrom(stage, from.stage, from.path, rest[0] ?? from.path, rest[1])
}

function copiedFrom(stage: StageLink, from: unknown, given: unknown, destination: unknown, opts: unknown): Step {
  const flags = lowerFlags('copyFrom', copyFlags, opts as object | undefined)
  const { sources, uses: sourceUses } = sourceList('copyFrom', given)
  const to = lowerValue(destination, 'copyFrom: destination')
  const origin = lowerOrigin(from, 'copyFrom')
  const uses = allUses(stage, flags, sourceUses, destination)
  const target = origin.stage
  if (target === undefined) return plainStep(copyNode(sources, to, copyOptions(stage, flags, origin.reference)), uses)
  const likely = typeof target === 'string' ? target : (target.name ?? 0)
  const entry = copyNode(sources, to, copyOptions(stage, flags, stageReference(likely)))
  return { entry, uses, references: target, finish: finishCopy, declares: undefined }
}

function finishCopy({ entry, references }: Step, nameOf: NameOf): Copy {
  const copy = entry as Copy
  const { flags, sources, destination } = copy
  const name = nameOf(referenceAt(references, 0))
  // Nearly always it is called as it was when the copy was written.
  if ((flags.from as StageReference).stage === name) return copy
  return copyNode(sources, destination, Object.freeze({ ...flags, from: stageReference(name) }))
}

/** What is written under a cache mount is in no layer, so it cannot be copied from the stage. */
function checkInLayer({ name, path, stage }: ArtifactHandle): void {
  // Nobody knows the working directory of a base image.
  let workdir: string | undefined
  for (const entry of [...entriesBackwards(stage)].reverse()) {
    if (entry.kind === 'workdir') workdir = pathIn(workdir, constant(entry.path))
    if (entry.kind !== 'run') continue
    for (const mount of entry.flags.mounts ?? []) {
      const target = mount.type === 'cache' ? pathIn(workdir, constant(mount.options.target)) : undefined
      if (target === undefined || !`${absolutePath(path)}/`.startsWith(`${target}/`)) continue
      throw new DockerfileError({
        code: 'artifact-in-cache',
        message: `the artifact "${name}" is ${path}, under the cache mount ${target}: what a mount holds is in no layer`,
        hint: `Copy it out of the cache in the step that makes it: cp ${path} /out`,
      })
    }
  }
}

const constant = (word: Word | undefined): string | undefined => (typeof word === 'string' ? word : undefined)

function copyNode(sources: readonly Source[], destination: Word, flags: CopyFlags): Copy {
  return node({ kind: 'copy', flags, sources, destination })
}

function copyOptions(stage: StageLink, flags: LoweredFlags, from: Reference | undefined): CopyFlags {
  const { settings } = stage
  const given = flags.values as CopyFlags
  if (settings === undefined && from === undefined) return flags === noFlags ? given : Object.freeze(given)
  if (settings === undefined && from !== undefined && flags === noFlags) return Object.freeze({ from })
  return options<CopyFlags>({
    from,
    ...given,
    chown: given.chown ?? settings?.chown,
    chmod: given.chmod ?? settings?.chmod,
  } as CopyFlags)
}

function allUses(
  stage: StageLink,
  flags: LoweredFlags,
  sources: readonly ArgHandle[],
  destination: unknown,
): readonly ArgHandle[] {
  const within = stage.settings?.uses ?? noUses
  const to = usesOf(destination)
  if (within.length + flags.uses.length + sources.length + to.length === 0) return noUses
  return mergeUses(within, flags.uses, sources, to)
}

/** Sources as given: one or a list; paths, handles and inline files. */
export function sourceList(
  call: string,
  given: unknown,
): { readonly sources: readonly Source[]; readonly uses: readonly ArgHandle[] } {
  if (typeof given === 'string') return { sources: ownList([plainString(given)]), uses: noUses }
  const items: readonly unknown[] = Array.isArray(given) ? (given as unknown[]) : [given]
  if (items.length === 0)
    throw new DockerfileError({ code: 'empty-sources', message: `${call} needs at least one source` })
  let uses = noUses
  const sources = items.map((item): Source => {
    if (item instanceof InlineFileValue) {
      uses = mergeUses(uses, item.uses)
      return item.file
    }
    if (item === undefined) throw wrongArgument(`${call}: source`, 'a path', item)
    uses = mergeUses(uses, usesOf(item))
    return lowerValue(item, `${call}: source`)
  })
  return { sources: ownList(sources), uses }
}
