import { check } from '../check/index.js'
import { type Dockerfile } from '../model/index.js'
import { problem, whereabouts, type Problem } from '../problem/index.js'
import { assemble } from './assemble.js'
import { baseImage, type BaseImage } from './base-image.js'
import type { Classified } from './classified.js'
import { classify } from './classify.js'
import { copiedFiles, isContextCopy, type CopiedFile } from './context-files.js'
import type { App, Language } from './language.js'
import { languages } from './languages/index.js'
import type { MultiStageOptions } from './options.js'
import { Refusal } from './refusal.js'
import { readStarted } from './started.js'
import { readStage, type SingleStage, type Step } from './steps.js'
import { systemPackages } from './system-packages.js'

/** A Dockerfile that was split, or why it was not. */
export interface MultiStage {
  /** A builder and a runtime; absent when it is not sure what belongs where. */
  readonly file?: Dockerfile
  /** Why there is none, at the instruction that nothing sure is known of. */
  readonly problems: readonly Problem[]
}

/**
 * Splits a Dockerfile of one stage into a builder and a small runtime, for apps in Node, Python, Go, Rust and Java.
 *
 *     const { file, places } = parse('FROM golang:1.26-alpine\nWORKDIR /src\nCOPY main.go go.mod .\nRUN go build -o app .\nCMD ["./app"]\n')
 *     toMultiStage(file, { places, context })
 *     // FROM golang:1.26-alpine AS builder … FROM gcr.io/distroless/static-debian13:nonroot … COPY --from=builder /src/app /src/app
 *
 * What the image is told stays: USER, ENV, EXPOSE, WORKDIR, HEALTHCHECK, ENTRYPOINT, CMD, and the paths of all files. What
 * was assumed stands in comments before the runtime. An instruction whose business is not known for sure is a problem, and
 * then there is no file: `not-multi-stage`.
 */
export function toMultiStage(file: Dockerfile, options: MultiStageOptions = {}): MultiStage {
  try {
    return Object.freeze({ file: split(file, options), problems: Object.freeze([]) })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const place = error.node && options.places?.get(error.node)
    const found = problem({
      code: 'not-multi-stage',
      message: `it is not split into stages: ${error.message}`,
      ...(error.hint === undefined ? {} : { hint: error.hint }),
      ...whereabouts({ place, related: undefined }),
    })
    return Object.freeze({ problems: Object.freeze([found]) })
  }
}

function split(file: Dockerfile, options: MultiStageOptions): Dockerfile {
  const single = readStage(file, options)
  const image = baseImage(single.stage, single.image)
  const language = languages.find(({ images }) => images.includes(image.name))
  if (language === undefined) {
    const known = languages.flatMap(({ images }) => images).join(', ')
    throw new Refusal(`its base is ${image.name}; known are ${known}`, single.stage)
  }
  const classified = new Map(
    single.steps.filter(({ entry }) => entry.kind === 'run').map((step) => [step, classify(step, language)]),
  )
  const lastWork = lastWorkOf(single, classified, language)
  for (const step of single.steps) checkCopy(step, image, language)
  const files = filesOf(single, single.steps, language)
  const app: App = {
    single,
    image,
    packages: systemPackages(image, single.steps),
    started: readStarted(single, files),
    lastWork,
    files: filesOf(
      single,
      single.steps.filter(({ at }) => at <= lastWork.at),
      language,
    ),
    read: (path) => {
      const found = files?.filter((one) => one.path === path).at(-1)
      return found && single.context?.read(found.source)
    },
    classified,
  }
  const made = assemble(file, app, language.plan(app), classified)
  const wrong = check(made).find(({ severity }) => severity === 'error')
  if (wrong !== undefined) throw new Refusal(`what came out is not right: ${wrong.message}`, single.stage)
  return made
}

/** The last step that works, or that moves files. */
function lastWorkOf(
  { steps, stage }: SingleStage,
  classified: ReadonlyMap<Step, readonly Classified[]>,
  language: Language,
): Step {
  const works = steps.filter((step) =>
    classified.get(step)?.some(({ role, writes }) => role === 'work' || role === 'files' || writes.length > 0),
  )
  const last = works.at(-1)
  if (last === undefined || !works.some((step) => classified.get(step)!.some(({ role }) => role === 'work'))) {
    throw new Refusal(`no RUN installs or builds anything with the tools of ${language.name}`, stage)
  }
  return last
}

/** What is copied from an image goes into both stages, where the runtime has all that the base of the stage has. */
function checkCopy({ entry, copied }: Step, image: BaseImage, language: Language): void {
  if (entry.kind !== 'copy' || entry.flags.from === undefined) return
  const keepsBase = language.needsFiles !== true && (image.isSlim || image.distribution === 'alpine')
  if (!keepsBase && !language.isTool?.(copied))
    throw new Refusal('whether the app needs what it copies is not known', entry)
}

function filesOf(single: SingleStage, steps: readonly Step[], language: Language): readonly CopiedFile[] | undefined {
  try {
    return steps.filter(isContextCopy).flatMap((step) => copiedFiles(single, step))
  } catch (error) {
    if (error instanceof Refusal && language.needsFiles !== true) return undefined
    throw error
  }
}
