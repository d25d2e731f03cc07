import { parse, type Entry } from '../core.js'

/** What is counted of one converted file. */
export interface Measure {
  readonly milliseconds: number
  readonly dockerfileLines: number
  readonly lines: number
  /** RUN instructions, and how many of them are told with `lines`. */
  readonly runs: number
  readonly verbatimRuns: number
  /** References to stages of the file, and how many of them are told by name. */
  readonly stageReferences: number
  readonly byName: number
  readonly raw: number
  readonly loose: number
}

export function measure(name: string, dockerfile: string, source: string, milliseconds: number): Measure {
  const { stages } = parse(dockerfile, { file: name }).file
  const entries = stages.flatMap(({ instructions }) => instructions)
  return {
    milliseconds,
    dockerfileLines: linesOf(dockerfile),
    lines: linesOf(source),
    runs: entries.filter(({ kind }) => kind === 'run').length,
    verbatimRuns: count(source, /\.run\(\s*lines`/g) + sharedVerbatim(source),
    stageReferences: entries.reduce((sum, entry) => sum + referencesIn(entry), 0),
    byName: count(source, /\.copyFrom\(\s*'|\bfrom: '/g),
    raw: count(source, /\.raw\(/g),
    loose: count(source, /\bdockerfile\s*\.loose\(/g),
  }
}

/** Commands that are a constant told with `lines`, wherever they run. */
function sharedVerbatim(source: string): number {
  const names = [...source.matchAll(/^const (\w+) = lines`/gm)].map(([, name]) => name!)
  return names.reduce((sum, name) => sum + count(source, new RegExp(`\\.run\\(\\s*${name}\\b`, 'g')), 0)
}

function referencesIn(entry: Entry): number {
  if (entry.kind === 'copy') return entry.flags.from?.kind === 'stage-reference' ? 1 : 0
  if (entry.kind !== 'run') return 0
  const from = (entry.flags.mounts ?? []).map((mount) =>
    mount.type === 'bind' || mount.type === 'cache' ? mount.options.from : undefined,
  )
  return from.filter((reference) => reference?.kind === 'stage-reference').length
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length
}

function linesOf(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}

export function report(measures: readonly Measure[]): string {
  const sum = (of: (each: Measure) => number): number => measures.reduce((total, each) => total + of(each), 0)
  const share = (part: number, whole: number): string =>
    whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`
  const times = measures.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const at = (quantile: number): string => (times[Math.floor(times.length * quantile)] ?? 0).toFixed(1)
  const references = sum((each) => each.stageReferences)
  return [
    `references by value         ${share(references - sum((each) => each.byName), references)}`,
    `RUN told with lines         ${share(
      sum((each) => each.verbatimRuns),
      sum((each) => each.runs),
    )}`,
    `lines of TypeScript         ${(sum((each) => each.lines) / sum((each) => each.dockerfileLines)).toFixed(2)} for one of a Dockerfile`,
    `raw                         ${sum((each) => each.raw)}`,
    `loose                       ${sum((each) => each.loose)} files`,
    `milliseconds for a file     ${(sum((each) => each.milliseconds) / Math.max(1, measures.length)).toFixed(1)} (median ${at(0.5)}, 99 % ${at(0.99)})`,
  ].join('\n')
}
