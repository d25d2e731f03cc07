import { unquoted } from './unquoted.js'

/** What a builder says of an instruction that it is at. */
export interface StepText {
  /** As the builder shows it: variables may have their values, and its end may be cut. */
  readonly instruction: string
  /** The words before the number, such as the platform and the name of the stage: one of them may be it. */
  readonly words: readonly string[]
  /** Which one it is, and of how many. */
  readonly number?: number
  readonly total?: number
  /** What the number counts: BuildKit the steps of a stage that make a layer, podman all of a stage, classic all of the file. */
  readonly counts?: 'layers' | 'stage' | 'file'
  /** The stage, counted from 0. */
  readonly stage?: number
  /** BuildKit's number for the step, which its other lines begin with. */
  readonly vertex?: string
}

/** Reads a line in which a builder names an instruction; other lines give nothing. */
export function readStepText(line: string): StepText | undefined {
  return buildKitStep(line) ?? podmanStep(line) ?? classicStep(line) ?? kanikoStep(line)
}

/**
 * `#12 [linux/amd64 builder 4/6] RUN npm ci`, ` => CACHED [web builder 4/6] RUN npm ci    0.0s` of a terminal, and
 * ` > [builder 4/6] RUN npm ci:` before what a failed step has printed.
 */
function buildKitStep(line: string): StepText | undefined {
  const found = /^(?:#(\d+) |\s*=> (?:[A-Z]+ )?|\s*> )\[((?:[^\]\s]+ +)*)(\d+)\/(\d+)\] ([^]*)$/.exec(line)
  if (found === null) return undefined
  const [, vertex, words, number, total, rest] = found
  const instruction = vertex === undefined ? rest!.replace(/(?:\s+\d+(?:\.\d+)?s|:)\s*$/, '') : rest!
  return {
    instruction: instruction.replace(/^ONBUILD /, ''),
    words: words!.split(' ').filter((word) => word !== ''),
    number: Number(number),
    total: Number(total),
    counts: 'layers',
    ...(vertex === undefined ? {} : { vertex }),
  }
}

/** `STEP 4/9: RUN npm ci` and `[1/2] STEP 4/9: RUN npm ci`, as podman and buildah print it. */
function podmanStep(line: string): StepText | undefined {
  const [, stage, number, total, instruction] = /^(?:\[(\d+)\/\d+\] )?STEP (\d+)(?:\/(\d+))?: (.*)$/.exec(line) ?? []
  if (instruction === undefined) return undefined
  return {
    instruction,
    words: [],
    number: Number(number),
    ...(total === undefined ? {} : { total: Number(total) }),
    counts: 'stage',
    ...(stage === undefined ? {} : { stage: Number(stage) - 1 }),
  }
}

/** `Step 4/9 : RUN npm ci`, as Docker prints it without BuildKit. */
function classicStep(line: string): StepText | undefined {
  const [, number, total, instruction] = /^Step (\d+)\/(\d+) : (.*)$/.exec(line) ?? []
  if (instruction === undefined) return undefined
  return { instruction, words: [], number: Number(number), total: Number(total), counts: 'file' }
}

/**
 * `INFO[0003] RUN npm ci`, as kaniko prints it, or `time="…" level=info msg="RUN npm ci"`, or as JSON; it counts nothing.
 */
function kanikoStep(line: string): StepText | undefined {
  const message =
    /^INFO\[\d+\] (.*)$/.exec(line)?.[1] ??
    quotedMessage(/^time="[^"]*" level=info msg=("(?:[^"\\]|\\.)*")/.exec(line)?.[1]) ??
    quotedMessage(/^\{(?=.*"level":"info").*"msg":("(?:[^"\\]|\\.)*")/.exec(line)?.[1])
  return message !== undefined && /^(?:ADD|COPY|RUN|WORKDIR|USER|ENV|CMD|ENTRYPOINT|EXPOSE|LABEL) /.test(message)
    ? { instruction: message, words: [] }
    : undefined
}

const quotedMessage = (quoted: string | undefined): string | undefined =>
  quoted === undefined ? undefined : unquoted(quoted)
