import type { SimpleCommand } from '../lint/shell/commands.js'
import type { Copied } from '../lint/files/copied.js'
import type { Entry, Reference } from '../model/index.js'
import type { BaseImage } from './base-image.js'
import type { Classified } from './classified.js'
import type { CopiedFile } from './context-files.js'
import type { Started } from './started.js'
import type { SingleStage, Step } from './steps.js'
import type { SystemPackages } from './system-packages.js'

/** All that is known of the app. */
export interface App {
  readonly single: SingleStage
  readonly image: BaseImage
  readonly started: Started
  readonly packages: SystemPackages
  /** The last step that installs or builds: what comes after it is carried out in the runtime. */
  readonly lastWork: Step
  /** Files of the build context that are there when that step is done. Absent where they are not known. */
  readonly files: readonly CopiedFile[] | undefined
  /** The text of a file of the build context, by its place in the image. */
  readonly read: (path: string) => string | undefined
  readonly classified: ReadonlyMap<Step, readonly Classified[]>
}

/** How the app is split. */
export interface Plan {
  /** What the runtime begins with. */
  readonly base: Reference
  readonly system: 'alpine' | 'debian' | 'distroless'
  /** Paths that are taken from the builder, and where they are put: the same place unless it is said. */
  readonly artifacts: readonly Artifact[]
  /** Files that stay in the builder. */
  readonly left?: readonly string[]
  /** Stands in the builder before the entry of that index. */
  readonly before?: { readonly at: number; readonly entries: readonly Entry[] }
  /** Ends the builder. */
  readonly ending?: readonly Entry[]
  /** Begins the runtime. */
  readonly beginning?: readonly Entry[]
  /** What is copied from the build context is copied into the runtime too. */
  readonly copiesAgain?: boolean
  /** COPYs of tools that only build. */
  readonly tools?: readonly Step[]
  /** Further packages of the system. */
  readonly packages?: readonly string[]
  /** Sentences about what was assumed. */
  readonly assumptions: readonly string[]
}

export interface Artifact {
  readonly from: string
  readonly to?: string
}

/** What there is to know of a language. */
export interface Language {
  /** As it is called in sentences. */
  readonly name: string
  /** Last components of its official images. */
  readonly images: readonly string[]
  /** Whether a command installs or builds, and what it makes is where the plan looks for it. */
  readonly isWork: (command: SimpleCommand, step: Step) => boolean
  /** Whether a command prepares files of the app with what is installed, so that the runtime runs it too. */
  readonly isPreparation?: (command: SimpleCommand) => boolean
  /** Whether a COPY from an image brings a tool that only builds. */
  readonly isTool?: (copied: Copied | undefined) => boolean
  /** Only some files of the build context go into the runtime, so all of them must be known. */
  readonly needsFiles?: true
  /** @throws {Refusal} */
  readonly plan: (app: App) => Plan
}
