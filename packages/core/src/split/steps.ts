import { visit } from '../lint/engine/visit.js'
import type { Context } from '../lint/engine/context.js'
import type { StageFacts } from '../lint/engine/stage-facts.js'
import { copied, type Copied } from '../lint/files/copied.js'
import type { SimpleCommand } from '../lint/shell/commands.js'
import { commandsOf } from '../lint/shell/run-commands.js'
import type { Add, Copy, Dockerfile, Instruction, Stage } from '../model/index.js'
import { mentions } from './mentions.js'
import type { MultiStageOptions } from './options.js'
import { Refusal } from './refusal.js'

/** An instruction of the stage, with what is known when it is carried out. */
export interface Step {
  readonly entry: Instruction
  /** Its index among the entries of the stage. */
  readonly at: number
  readonly facts: StageFacts
  /** Of COPY and ADD. */
  readonly copied: Copied | undefined
  /** Of RUN. */
  readonly commands: readonly SimpleCommand[] | undefined
  /** The value of a variable, where it is known. */
  readonly variable: (name: string) => string | undefined
}

/** The single stage of a file. */
export interface SingleStage {
  readonly stage: Stage
  /** The base image, with the defaults of build arguments. */
  readonly image: string | undefined
  readonly steps: readonly Step[]
  /** What holds when the container starts. */
  readonly facts: StageFacts
  readonly context: Context | undefined
}

/** Variables that say how tools work. */
const asked = ['NODE_ENV', 'CGO_ENABLED', 'RUSTFLAGS', 'CARGO_TARGET_DIR', 'UV_PROJECT_ENVIRONMENT', 'VIRTUAL_ENV']

/** Build arguments without a default: what they are is known to whoever builds. */
class OpenArguments {
  private readonly names = new Set<string>()
  private readonly global: ReadonlyMap<string, boolean>

  constructor({ globalArgs }: Dockerfile) {
    this.global = new Map(
      globalArgs.flatMap((entry) =>
        entry.kind === 'arg' ? entry.args.map(({ name, value }) => [name, value !== undefined] as const) : [],
      ),
    )
    for (const [name, hasDefault] of this.global) if (!hasDefault) this.names.add(name)
  }

  /** Whether one of them decides what a part of the file says. */
  decide(part: unknown): boolean {
    return [...this.names].some((name) => mentions(part, name))
  }

  take(entry: Instruction): void {
    if (entry.kind === 'arg') {
      for (const { name, value } of entry.args) {
        if (value === undefined && this.global.get(name) !== true) this.names.add(name)
        else this.names.delete(name)
      }
    }
    if (entry.kind !== 'env') return
    const set = entry.pairs.map(({ key, value }) => [String(key), this.decide(value)] as const)
    for (const [name, isOpen] of set) this.names[isOpen ? 'add' : 'delete'](name)
  }

  known({ sources, destination, isFolder }: Copied, entry: Add | Copy): Copied {
    const paths = entry.sources.filter((source) => typeof source === 'string' || source.kind !== 'inline-file')
    return {
      sources: sources.map((source, at) => (this.decide(paths[at]) ? undefined : source)),
      destination: this.decide(entry.destination) ? undefined : destination,
      isFolder,
    }
  }
}

/** Reads the stage of a file. @throws {Refusal} */
export function readStage(file: Dockerfile, options: MultiStageOptions): SingleStage {
  const [stage, ...others] = file.stages
  if (stage === undefined || others.length > 0) {
    throw new Refusal(`it has ${file.stages.length} stages, and one is wanted`, others[0])
  }
  const steps: Step[] = []
  let image: string | undefined
  let last: StageFacts | undefined
  let context: Context | undefined
  const open = new OpenArguments(file)
  visit(file, options, {
    file: (view) => {
      context = view.context
    },
    stage: ({ base }) => {
      image = base.kind === 'image' && !open.decide(stage.base) ? base.evaluated.text : undefined
    },
    instruction: (entry, _, at) => {
      if (entry.kind === 'comment' || entry.kind === 'blank') return
      open.take(entry)
      if (entry.kind === 'workdir' && open.decide(entry)) {
        throw new Refusal('which folder it is depends on a build argument that has no default', entry)
      }
      const values = new Map(asked.map((name) => [name, at.scope.lookup(name).text]))
      steps.push({
        entry,
        at: at.index,
        facts: at.facts,
        copied: entry.kind === 'copy' || entry.kind === 'add' ? open.known(copied(entry, at), entry) : undefined,
        commands: entry.kind === 'run' ? commandsOf(entry, at) : undefined,
        variable: (name) => values.get(name),
      })
    },
    stageEnd: (facts) => {
      last = facts
    },
  })
  return { stage, image, steps, facts: last!, context }
}
