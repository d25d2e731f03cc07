import { visit } from '../lint/engine/visit.js'
import type { Context } from '../lint/engine/context.js'
import type { StageFacts } from '../lint/engine/stage-facts.js'
import { copied, type Copied } from '../lint/files/copied.js'
import type { SimpleCommand } from '../lint/shell/commands.js'
import { commandsOf } from '../lint/shell/run-commands.js'
import type { Dockerfile, Instruction, Stage } from '../model/index.js'
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
  visit(file, options, (view) => {
    context = view.context
    return {
      stage: ({ base }) => {
        image = base.kind === 'image' ? base.evaluated.text : undefined
        return {
          instruction: (entry, at) => {
            if (entry.kind === 'comment' || entry.kind === 'blank') return
            const values = new Map(asked.map((name) => [name, at.scope.lookup(name).text]))
            steps.push({
              entry,
              at: at.index,
              facts: at.facts,
              copied: entry.kind === 'copy' || entry.kind === 'add' ? copied(entry, at) : undefined,
              commands: entry.kind === 'run' ? commandsOf(entry, at) : undefined,
              variable: (name) => values.get(name),
            })
          },
          end: (facts) => {
            last = facts
          },
        }
      },
    }
  })
  return { stage, image, steps, facts: last!, context }
}
