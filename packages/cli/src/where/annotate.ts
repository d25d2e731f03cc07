import { basename, resolve } from 'node:path'
import { shownPath } from '../shown.js'
import { lineOf, type Subject } from '../subject/subject.js'
import { asRead } from './as-read.js'
import { readFailureLine, readStepError, type FailureLine } from './failure-line.js'
import { findProcess, findStep, type FoundStep } from './find-step.js'
import { Frame } from './frame.js'
import { logLine } from './log-line.js'
import { readStepText, type StepText } from './step-text.js'

/** A line of a Dockerfile that a text speaks of. */
export interface Mention {
  /** The line of the text; the first one is 1. */
  readonly input: number
  readonly subject: Subject
  readonly line: number
}

/** A failed build that a text tells of. Without subject and lines when nothing says where. */
export interface ToldFailure {
  readonly subject?: Subject
  readonly lines?: readonly [first: number, last: number]
  readonly message: string
}

/**
 * Reads what a builder, or any tool, prints of Dockerfiles, line by line, and writes the place of TypeScript behind it: of lines
 * that are named (`Dockerfile:12` becomes `Dockerfile:12 (dockerfile.config.ts:7:4)`), and of steps. What it speaks of are the
 * Dockerfiles on the disk.
 */
export class Annotator {
  mentions: Mention[] = []
  /** The Dockerfiles that the text is about. */
  readonly touched = new Set<Subject>()
  /** Those that have other lines where the text quotes some: it is of another version of them, or of another Dockerfile. */
  readonly others = new Set<Subject>()
  private readonly subjects: readonly Subject[]
  private readonly originals: ReadonlyMap<Subject, Subject>
  private readonly cwd: string
  private readonly places: RegExp | undefined
  private readonly told = new Map<string, ToldFailure>()
  private input = 0
  private frame: { readonly subject: Subject; readonly frame: Frame; isOther: boolean } | undefined
  /** The Dockerfile that is built, where that is said. */
  private built: Subject | undefined
  private readonly vertices = new Map<string, FoundStep>()
  /** The step that failed, and the one that is under way where a builder does one after the other. */
  private failed: FoundStep | undefined
  private current: FoundStep | undefined

  constructor(subjects: readonly Subject[], cwd: string) {
    this.originals = new Map(subjects.map((subject) => [asRead(subject), subject]))
    this.subjects = [...this.originals.keys()]
    this.cwd = cwd
    this.places = placesOf(this.subjects)
  }

  /** The failures that were told, each once. */
  get failures(): readonly ToldFailure[] {
    const all = [...this.told.values()]
    const placed = all.filter(({ subject }) => subject !== undefined)
    return placed.length > 0 ? placed : all
  }

  /** The line, with places. */
  read(line: string): string {
    this.input++
    const text = logLine(line)
    const step = readStepText(text)
    if (step !== undefined) return this.step(line, text, step)
    const failure = readFailureLine(text)
    if (failure !== undefined) return this.failure(line, failure)
    const error = readStepError(text)
    if (error !== undefined) return this.stepError(line, error)
    this.definition(text)
    return this.framed(line, text) ?? this.warning(line, text) ?? this.named(line, text)
  }

  private step(line: string, text: string, step: StepText): string {
    const found = findStep(this.subjects, step)
    if (step.counts !== 'layers') this.current = found
    // A failed step is named once more, before what it has printed.
    if (/^\s*(?:=> ERROR|>) /.test(text)) this.failed = found
    if (found === undefined) return line
    if (step.vertex !== undefined) this.vertices.set(step.vertex, found)
    return this.noted(line, found.subject, lineOf(found.subject, found.node))
  }

  private stepError(line: string, { vertex, message }: { readonly vertex: string; readonly message: string }): string {
    const found = this.vertices.get(vertex)
    if (found === undefined) return line
    this.failed = found
    this.tell(message, whole(found))
    return this.noted(line, found.subject, lineOf(found.subject, found.node))
  }

  private failure(line: string, failure: FailureLine): string {
    const at = this.whereFailed(failure)
    this.tell(failure.message, at)
    return at === undefined ? line : this.noted(line, at.subject, at.lines[0])
  }

  /** What BuildKit marks is surest; then what is named, and then the step that the builder was at. */
  private whereFailed({ command, instruction, line, isOfStep }: FailureLine): Placed | undefined {
    const { frame, current } = this
    const [first] = frame?.frame.marked ?? []
    if (frame !== undefined && first !== undefined && !frame.isOther) {
      return { subject: frame.subject, lines: [first.line, frame.frame.marked.at(-1)!.line] }
    }
    if (line !== undefined) {
      const subject = this.likely
      return subject === undefined ? undefined : { subject, lines: [line, line] }
    }
    const found =
      this.failed ??
      (isOfStep === true ? current : undefined) ??
      (instruction === undefined ? undefined : findStep(this.subjects, { instruction, words: [] })) ??
      (command === undefined ? undefined : findProcess(this.subjects, command))
    return found === undefined ? undefined : whole(found)
  }

  /** The Dockerfile that is meant where none is named. */
  private get likely(): Subject | undefined {
    return this.built ?? (this.subjects.length === 1 ? this.subjects[0] : undefined)
  }

  private tell(message: string, at: Placed | undefined): void {
    const original = at === undefined ? undefined : this.originals.get(at.subject)
    this.told.set(original === undefined ? '' : `${original.path}:${at!.lines[0]}`, { message, ...at })
  }

  /** `#1 [internal] load build definition from Dockerfile` begins a build. */
  private definition(text: string): void {
    const [, name] = /^(?:#\d+|\s*=>) \[(?:\S+ )?internal\] load build definition from (\S+)/.exec(text) ?? []
    if (name === undefined) return
    this.built = meant(this.subjects, name, this.cwd)
    if (this.built !== undefined) this.touch(this.built)
    if (!text.startsWith('#1 ')) return
    this.vertices.clear()
    this.frame = this.failed = this.current = undefined
  }

  /** A line that BuildKit quotes: where the file that lies here has another line there, the text is of another version of it. */
  private framed(line: string, text: string): string | undefined {
    const { frame } = this
    if (frame === undefined || !frame.frame.isOpen) return undefined
    const before = frame.frame.marked.length
    frame.frame.read(text)
    const marked = frame.frame.marked[before]
    if (marked === undefined) return undefined
    if (frame.subject.text.split('\n')[marked.line - 1]?.trim() === marked.text.trim()) return line
    frame.isOther = true
    const original = this.originals.get(frame.subject)!
    this.others.add(original)
    this.mentions = this.mentions.filter((one) => one.subject !== original || one.line !== marked.line)
    const name = shownPath(frame.subject.path, this.cwd)
    return `${line} (not so in ${name}: this is of another version of it, so the place may be wrong)`
  }

  /** ` - JSONArgsRecommended: JSON arguments recommended for CMD (line 6)`. */
  private warning(line: string, text: string): string | undefined {
    const [, number] = /^(?: - |WARN: |WARNING: )[A-Z]\w+: .* \(line (\d+)\)$/.exec(text) ?? []
    const subject = this.likely
    return number === undefined || subject === undefined ? undefined : this.noted(line, subject, Number(number))
  }

  private named(line: string, text: string): string {
    if (this.places === undefined) return line
    return line.replace(this.places, (written: string, path: string, number: string) => {
      const subject = meant(this.subjects, path, this.cwd)
      if (subject === undefined) return written
      if (text === written) this.frame = { subject, frame: new Frame(), isOther: false }
      return this.noted(written, subject, Number(number))
    })
  }

  /** Text with the place behind it, when there is one. */
  private noted(text: string, subject: Subject, line: number): string {
    this.touch(subject)
    this.mentions.push({ input: this.input, subject: this.originals.get(subject)!, line })
    const place = subject.sourceOf(line)
    return place?.file === undefined
      ? text
      : `${text} (${shownPath(place.file, this.cwd)}:${place.line}:${place.column})`
  }

  private touch(subject: Subject): void {
    this.touched.add(this.originals.get(subject)!)
  }
}

interface Placed {
  readonly subject: Subject
  readonly lines: readonly [first: number, last: number]
}

function whole({ subject, node }: FoundStep): Placed {
  const place = subject.places.get(node)
  return { subject, lines: [place?.line ?? 1, place?.endLine ?? 1] }
}

/** Places of Dockerfiles in a text. */
function placesOf(subjects: readonly Subject[]): RegExp | undefined {
  const names = [...new Set(subjects.map(({ path }) => basename(path)))].map((name) =>
    name.replace(/[\^$.*+?()[\]{}|]/g, '\\$&'),
  )
  if (names.length === 0) return undefined
  // A path stands at the start of a word, or behind a colour.
  const start = '(?<=^|[\\s"\'(<[=]|\\u001b\\[[\\d;]*m)'
  return new RegExp(
    `${start}((?:[^\\s:"'()<>\\[\\]\\u001b]*[/\\\\])?(?:${names.join('|')})):(\\d+)(?::\\d+)?(?!:?\\d)`,
    'g',
  )
}

/** Many tools print only the name of the file: it is enough where one output alone is called so. */
function meant(subjects: readonly Subject[], path: string, cwd: string): Subject | undefined {
  const exact = subjects.find((one) => one.path === resolve(cwd, path))
  if (exact !== undefined) return exact
  const named = subjects.filter((one) => one.path.endsWith(`/${path.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '')}`))
  return named.length === 1 ? named[0] : undefined
}
