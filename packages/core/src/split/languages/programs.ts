import type { Word } from '../../model/index.js'
import { folderOf, isWithin } from '../../lint/files/paths.js'
import { runAgain } from '../again.js'
import { distrolessImage, systemImage } from '../base-image.js'
import { gatherPaths, type CopiedFile } from '../context-files.js'
import type { App, Artifact, Plan } from '../language.js'
import { checkMoved } from '../moved.js'
import { Refusal } from '../refusal.js'
import type { Program } from '../started.js'
import { isOfRepository } from './repository-files.js'
import { leftOut, Tools } from './tools.js'

/** What a language that compiles to programs of the machine says of an app. */
export interface Compiled {
  /** What the compiler reads. */
  readonly isSource: (file: CopiedFile) => boolean
  /** Where a tool of the language installs programs. */
  readonly installs: string | undefined
  /** The program needs no library. */
  readonly isStatic: boolean
  /** The libraries that a program of this language has, where it is not static. */
  readonly linking: string
  /** Packages of the system that have these. */
  readonly packages?: readonly string[]
}

/** Images without a shell know no other users by name. */
const isNumeric = (user: Word): boolean => typeof user === 'string' && /^(?:\d+(?::\d+)?|root|nobody)$/.test(user)

/** Where shells look for programs. */
const searched = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin']

/** Programs of the machine: they, and what they read, on an image without a shell where nobody needs one. */
export function planPrograms(
  app: App,
  { isSource, installs, isStatic, linking, packages: linked = [] }: Compiled,
): Plan {
  const { started, image, packages, files = [], lastWork } = app
  const made = [...app.classified].filter(([step]) => step.at <= lastWork.at).flatMap(([, commands]) => commands)
  const tools = new Tools(app, image.distribution)
  const programs: Artifact[] = []
  for (const program of started.programs) if (!tools.take(program)) programs.push(artifactOf(program))
  if (programs.length === 0) {
    throw new Refusal('it starts no program that is built here', started.programs[0]?.entry ?? app.single.stage)
  }

  const wanted = gatherPaths(files, ({ source, path }) => !isSource({ source, path }) && !isOfRepository(source))
  const beside = wanted.filter((path) => !programs.some(({ from }) => from === path))
  const artifacts = unique([...programs, ...beside.map((from) => ({ from }))])
  const taken = artifacts.map(({ from, to }) => to ?? from)
  const left = files.map(({ path }) => path).filter((path) => !taken.some((one) => isWithin(path, one)))
  checkMoved(app, [...taken, ...left])
  for (const path of made.flatMap(({ writes }) => writes)) {
    if (!isSource({ source: path.slice(1), path })) {
      throw new Refusal(`whether the program reads ${path}, which a RUN writes, is not known`, lastWork.entry)
    }
  }

  const needsSystem =
    started.needsShell ||
    // Images without a shell have the C library of Debian.
    (!isStatic && image.distribution === 'alpine') ||
    tools.isUsed ||
    app.single.steps.some(({ entry }) => entry.kind === 'user' && !isNumeric(entry.user)) ||
    packages.runtime.length > 0 ||
    linked.length > 0 ||
    [...app.classified].some(([step, commands]) => {
      const isAfter = step.at > lastWork.at
      return (
        step.entry.kind === 'run' &&
        runAgain(step.entry, commands, isAfter ? [] : taken, isAfter ? [] : left) !== undefined
      )
    })
  return {
    base: needsSystem ? systemImage(image) : distrolessImage(image, isStatic ? 'static' : 'cc'),
    system: needsSystem ? image.distribution : 'distroless',
    artifacts,
    left,
    packages: needsSystem ? ['ca-certificates', 'tzdata', ...linked, ...tools.packages] : [],
    assumptions: [
      `the program is linked ${isStatic ? 'statically: it needs no library' : linking}`,
      beside.length === 0
        ? 'it reads no file of the builder'
        : `of the files of the builder it reads only ${beside.join(', ')}`,
      ...leftOut(app),
    ],
  }

  function artifactOf(program: Program): Artifact {
    const { path, name, entry } = program
    if (path !== undefined) {
      if (files.some((file) => file.path === path)) {
        throw new Refusal(`${path} comes from the build context, so what it needs is not known`, entry)
      }
      if (isMade(path)) return { from: path }
      throw new Refusal(`no RUN is known to make ${path}, which the container runs`, entry)
    }
    const found = made
      .flatMap(({ makes }) => makes)
      .find((one) => one.endsWith(`/${name}`) && searched.includes(folderOf(one)))
    if (found !== undefined) return { from: found }
    if (installs === undefined) throw new Refusal(`no RUN is known to make ${name}, which the container runs`, entry)
    return { from: `${installs}/${name}`, to: `/usr/local/bin/${name}` }
  }

  function isMade(path: string): boolean {
    return (
      (installs !== undefined && folderOf(path) === installs) ||
      made.some(({ makes }) => makes.some((one) => isWithin(path, one)))
    )
  }
}

const unique = (artifacts: readonly Artifact[]): readonly Artifact[] =>
  artifacts.filter(({ from }, at) => artifacts.findIndex((one) => one.from === from) === at)
