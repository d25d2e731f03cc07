/** A step of a build, as BuildKit tells it. */
export interface Vertex {
  readonly digest: string
  /** `[builder 3/6] RUN npm ci`, `[internal] load build context`, `exporting to image`. */
  readonly name: string
  readonly started?: string
  readonly completed?: string
  readonly cached?: boolean
  readonly error?: string
}

/** A warning, and the lines of the Dockerfile that it is about. */
export interface BuildWarning {
  /** Such as `StageNameCasing`. */
  readonly rule: string
  readonly message: string
  readonly url?: string
  readonly line?: number
}

/** What one line of the builder says. */
export type BuildEvent =
  | { readonly kind: 'started' | 'done'; readonly vertex: Vertex }
  | { readonly kind: 'output'; readonly vertex: Vertex; readonly text: string }

interface SolveStatus {
  readonly vertexes?: readonly Vertex[]
  readonly logs?: readonly { readonly vertex: string; readonly data?: string }[]
  readonly warnings?: readonly {
    readonly short?: string
    readonly url?: string
    readonly range?: readonly { readonly start?: { readonly line?: number } }[]
  }[]
}

const longestOutput = 64 * 1024

/** Gathers what a builder says with `--progress=rawjson`: one JSON document a line, and text when it ends. */
export class BuildLog {
  readonly vertices = new Map<string, Vertex>()
  readonly warnings: BuildWarning[] = []
  /** The lines that are no progress: what went wrong stands there. */
  readonly text: string[] = []
  private readonly outputs = new Map<string, string>()
  private readonly announced = new Set<string>()

  read(line: string): readonly BuildEvent[] {
    const status = statusOf(line)
    if (status === undefined) {
      // buildctl warns of a file system without fsverity, in every build.
      if (!line.startsWith('time="')) this.text.push(line)
      return []
    }
    const events: BuildEvent[] = (status.vertexes ?? []).flatMap((vertex) => this.vertex(vertex))
    for (const { vertex: digest, data = '' } of status.logs ?? []) {
      const vertex = this.vertices.get(digest)
      if (vertex === undefined) continue
      const text = Buffer.from(data, 'base64').toString('utf8')
      this.outputs.set(digest, ((this.outputs.get(digest) ?? '') + text).slice(-longestOutput))
      events.push({ kind: 'output', vertex, text })
    }
    for (const warning of status.warnings ?? []) this.warn(warning)
    return events
  }

  /** The last lines that a step has printed. */
  tail(vertex: Vertex, count: number): readonly string[] {
    const lines = outputLines(this.outputs.get(vertex.digest) ?? '')
    return lines.slice(-count)
  }

  /** The step that failed, and not only because another one did. */
  failed(): Vertex | undefined {
    const failed = [...this.vertices.values()].filter(({ error }) => error !== undefined && error !== '')
    return failed.find(({ error }) => !/context canceled|Canceled/.test(error!)) ?? failed[0]
  }

  private vertex(told: Vertex): BuildEvent[] {
    const before = this.vertices.get(told.digest)
    // A step may begin once more: then it is not at its end.
    const isAgain = told.completed === undefined && told.started !== before?.started
    const vertex = isAgain ? told : { ...before, ...told }
    this.vertices.set(told.digest, vertex)
    const events: BuildEvent[] = []
    const first = (kind: 'started' | 'done'): boolean => {
      const name = `${kind} ${told.digest}`
      const isFirst = !this.announced.has(name)
      this.announced.add(name)
      return isFirst
    }
    if (vertex.started !== undefined && first('started')) events.push({ kind: 'started', vertex })
    const hasFailed = vertex.error !== undefined && before?.error === undefined
    if ((vertex.completed !== undefined && first('done')) || hasFailed) events.push({ kind: 'done', vertex })
    return events
  }

  private warn({ short = '', url, range }: NonNullable<SolveStatus['warnings']>[number]): void {
    const text = Buffer.from(short, 'base64').toString('utf8')
    const [, rule = 'warning', message = text] = /^([\w-]+): ([^]*)$/.exec(text.replace(/ \(line \d+\)$/, '')) ?? []
    const line = range?.[0]?.start?.line
    const known = this.warnings.some((one) => one.rule === rule && one.message === message && one.line === line)
    if (known) return
    this.warnings.push({
      rule,
      message,
      ...(url === undefined ? {} : { url }),
      ...(line === undefined ? {} : { line }),
    })
  }
}

function statusOf(line: string): SolveStatus | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

/** Lines as a terminal would show them: what a carriage return wrote over is gone. */
export const outputLines = (text: string): readonly string[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.slice(line.replace(/\r+$/, '').lastIndexOf('\r') + 1).replace(/\r+$/, ''))
    .filter((line, index, all) => line !== '' || all.length > 1)

/** What stands in the brackets before an instruction, and the instruction. */
export interface StepName {
  /** `builder 3/6`, or `internal`. */
  readonly label: string
  readonly text: string
  /** It is an instruction of the Dockerfile. */
  readonly isInstruction: boolean
}

export function stepName({ name }: Vertex): StepName {
  const [, label, text] = /^\[([^\]]+)\] ([^]*)$/.exec(name) ?? []
  if (label === undefined || text === undefined) return { label: '', text: name, isInstruction: false }
  const isInstruction = /(?:^|\s)\d+\/\d+$/.test(label)
  // What a command is about stands behind its mounts.
  const short = text.replace(/\s+/g, ' ').replace(/^RUN (?:--[a-z]+=\S+ )+/, 'RUN ')
  return { label: label.replace(/\s+/g, ' '), text: short, isInstruction }
}

/** How long a step took, in seconds. */
export function secondsOf({ started, completed }: Vertex, now: number): number {
  if (started === undefined) return 0
  const end = completed === undefined ? now : Date.parse(completed)
  return Math.max(0, (end - Date.parse(started)) / 1000)
}
