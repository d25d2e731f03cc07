import { check, DockerfileError, problem, type Problem } from '@stagecraft/core'
import { type Dockerfile } from '@stagecraft/core/model'
import { toMultiStage, type MultiStage, type MultiStageOptions } from '@stagecraft/core/multi-stage'
import { parse, type Parsed } from '@stagecraft/core/parse'
import { object, string } from './expression.js'
import type { Manner } from './file/manner.js'
import { makePlan } from './file/plan.js'
import { idleHandles, makeProgram, runProgram, type Program } from './file/program.js'
import { call } from './library.js'
import { printProgram } from './print.js'
import { restyle } from './restyle/restyle.js'
import { Unsayable } from './unsayable.js'

export interface ConvertOptions {
  /** The path of the Dockerfile, for the places of problems. */
  readonly file?: string | undefined
  /** The path of the Dockerfile from the folder of the config that is written. Default: `Dockerfile`. */
  readonly output?: string | undefined
  /** The folder whose files the build gets, from the folder of the config on. Default: that folder. */
  readonly context?: string | undefined
  /** Lays commands out as the library does, where that means the same; their cache will miss once. Default: false. */
  readonly restyle?: boolean | undefined
  /**
   * Splits a Dockerfile of one stage into a builder and a runtime first, as `toMultiStage` does: an object, with the build
   * context where it is at hand. What is not sure is a problem, and there is no source then. Default: not split.
   */
  readonly multiStage?: Omit<MultiStageOptions, 'places'> | undefined
}

export interface Converted {
  /** The TypeScript module; absent when the Dockerfile cannot be read, or has no spelling in the DSL. */
  readonly source?: string
  /** What is wrong with the Dockerfile. With a source, an error is one that only the build would have told. */
  readonly problems: readonly Problem[]
}

/**
 * Turns a Dockerfile into TypeScript whose default export emits the same text as `emit(parse(text))`.
 *
 *     (await convert('FROM node:22-alpine\nRUN npm ci\n')).source
 *     // import { dockerfile, stage } from '@stagecraft/core'
 *     //
 *     // const app = stage().from('node:22-alpine').run('npm ci')
 *     //
 *     // export default dockerfile(app)
 *
 * Every form is proved while it is chosen: the calls are made, and their text is compared.
 */
export async function convert(text: string, options: ConvertOptions = {}): Promise<Converted> {
  const parsed = parse(text, options.file === undefined ? {} : { file: options.file })
  if (parsed.problems.some(({ severity }) => severity === 'error')) return Object.freeze({ problems: parsed.problems })
  const { file, problems: doubts } = splitFile(parsed, options)
  if (file === undefined) return Object.freeze({ problems: Object.freeze([...parsed.problems, ...doubts]) })
  const restyled = options.restyle === true ? restyle(file, parsed.places) : { file, problems: [] }
  const problems = Object.freeze([...parsed.problems, ...restyled.problems])
  const tried = firstThatWorks(restyled.file)
  // What BuildKit would refuse to build has a spelling all the same; it is told, with its place.
  const errors = check(restyled.file, { places: parsed.places }).filter(({ severity }) => severity === 'error')
  if (tried.program === undefined) {
    const reasons = errors.length > 0 ? errors : [tried.refused]
    return Object.freeze({ problems: Object.freeze([...problems, ...reasons]) })
  }
  const source = await printProgram(forOutput(tried.program, options))
  return Object.freeze({ source, problems: Object.freeze([...problems, ...errors]) })
}

function splitFile({ file, places }: Parsed, { multiStage }: ConvertOptions): MultiStage {
  return multiStage === undefined ? { file, problems: [] } : toMultiStage(file, { ...multiStage, places })
}

/** A config's file is written to `Dockerfile` beside it, and built from that folder; another path is said. */
function forOutput(program: Program, { output = 'Dockerfile', context }: ConvertOptions): Program {
  if (output === 'Dockerfile' && context === undefined) return program
  const settings = context === undefined ? [] : [object([['context', string(context)]])]
  return { ...program, result: call('defineConfig', [object([[output, program.result]]), ...settings]) }
}

const withoutHandle: ReadonlySet<string> = new Set()

const manners: readonly Manner[] = [
  { nice: true, loose: false, withoutHandle },
  { nice: false, loose: false, withoutHandle },
  { nice: true, loose: true, withoutHandle },
  { nice: false, loose: true, withoutHandle },
]

type Tried = { readonly program: Program } | { readonly program?: undefined; readonly refused: Problem }

function firstThatWorks(file: Dockerfile): Tried {
  let refused: Problem | undefined
  for (const manner of manners) {
    try {
      const program = programIn(file, manner)
      if (program !== undefined) return { program }
      refused ??= problem({
        code: 'not-expressible',
        message: 'this Dockerfile has no spelling in TypeScript that gives the same text',
      })
    } catch (error) {
      if (error instanceof DockerfileError) refused ??= error.problem
      else if (error instanceof Unsayable) {
        refused ??= problem({ code: 'not-expressible', message: `no function of the library says ${error.message}` })
      } else throw error
    }
  }
  return { refused: refused! }
}

/** The program, when it gives the text of the file. */
function programIn(file: Dockerfile, manner: Manner): Program | undefined {
  const plan = makePlan(file, manner)
  const program = makeProgram(plan)
  const idle = idleHandles(plan, program)
  if (idle.length > 0) return programIn(file, { ...manner, withoutHandle: new Set([...manner.withoutHandle, ...idle]) })
  return String(runProgram(program)) === plan.text ? program : undefined
}
