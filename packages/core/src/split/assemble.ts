import {
  comment,
  list,
  node,
  options,
  stageReference,
  type CopyFlags,
  type Dockerfile,
  type Entry,
  type Instruction,
  type Run,
  type Stage,
} from '../model/index.js'
import { runAgain } from './again.js'
import type { Classified } from './classified.js'
import { isContextCopy } from './context-files.js'
import { fresh } from './fresh.js'
import type { App, Plan } from './language.js'
import { lostVariable, mentions } from './mentions.js'
import { Refusal } from './refusal.js'
import type { Step } from './steps.js'

/** What says something about the image and nothing about how it is built. */
const aboutImage: ReadonlySet<Entry['kind']> = new Set([
  'cmd',
  'entrypoint',
  'expose',
  'healthcheck',
  'label',
  'maintainer',
  'stopsignal',
  'volume',
])

/** The file with a builder and a runtime in the place of its stage. @throws {Refusal} */
export function assemble(
  file: Dockerfile,
  app: App,
  plan: Plan,
  classified: ReadonlyMap<Step, readonly Classified[]>,
): Dockerfile {
  const { stage } = app.single
  const name = stage.name === 'builder' ? 'build' : 'builder'
  const checks = checksOf(app)
  const builder: Stage = node({ ...stage, name, instructions: list(tidied(builderEntries(app, plan, checks))) })
  const { name: ownName, platform } = stage
  const runtime: Stage = node({
    kind: 'stage',
    ...(ownName === undefined ? {} : { name: ownName }),
    base: plan.base,
    ...(platform === undefined ? {} : { platform }),
    comments: list(assumed(plan.assumptions)),
    instructions: list(tidied(runtimeEntries(app, plan, classified, checks, name))),
  })
  const lost = lostVariable(app.image.name, runtime)
  if (lost !== undefined) {
    throw new Refusal(`$${lost.name} is set by the base image, and not in the image of the runtime`, lost.entry)
  }
  return node({ ...file, stages: list([builder, runtime]) })
}

function assumed(sentences: readonly string[]): ReturnType<typeof comment>[] {
  return ['Split by "stagecraft import --multi-stage". Assumed:', ...sentences.map((one) => `- ${one}`)].map((text) =>
    comment(` ${text}`),
  )
}

/** Programs that end with another code than 0 when something is not as it should be. */
const checking: ReadonlySet<string> = new Set(['test', '[', 'ls', 'cat', 'grep', 'find', 'file', 'which'])

/**
 * The RUNs after the last work that only look at what it made, and would let the build fail: they belong to the builder. Where
 * another user, folder or variable is set before, they are no longer asked of it.
 */
function checksOf({ single, lastWork, classified }: App): ReadonlySet<number> {
  const found = new Set<number>()
  for (const step of single.steps) {
    const { at, entry } = step
    if (at <= lastWork.at || aboutImage.has(entry.kind)) continue
    const commands = classified.get(step)
    if (commands === undefined || !commands.every(({ role }) => role === 'silent')) break
    if (commands.some(({ command }) => checking.has(command.name))) found.add(at)
  }
  return found
}

function builderEntries(
  { single, lastWork }: App,
  { before, ending = [] }: Plan,
  checks: ReadonlySet<number>,
): readonly Entry[] {
  const out: Entry[] = []
  let waiting: Entry[] = []
  for (const [at, entry] of single.stage.instructions.entries()) {
    if (before?.at === at) out.push(...before.entries)
    if (entry.kind === 'comment' || entry.kind === 'blank') waiting.push(entry)
    else {
      const isBuilt = at > lastWork.at ? checks.has(at) : !aboutImage.has(entry.kind)
      if (isBuilt) out.push(...waiting, entry)
      waiting = []
    }
  }
  return [...out, ...ending.map(fresh)]
}

function runtimeEntries(
  app: App,
  plan: Plan,
  classified: ReadonlyMap<Step, readonly Classified[]>,
  checks: ReadonlySet<number>,
  builder: string,
): readonly Entry[] {
  const { single, lastWork } = app
  const byIndex = new Map(single.steps.map((step) => [step.at, step]))
  const out: Entry[] = []
  // What was said of packages stands where they are installed now.
  const moved: Entry[] = []
  let waiting: Entry[] = []
  for (const [at, entry] of single.stage.instructions.entries()) {
    if (entry.kind === 'comment' || entry.kind === 'blank') {
      waiting.push(entry)
      continue
    }
    const kept = runtimeEntry(byIndex.get(at)!, app, plan, classified)
    // A comment stands where its instruction stands, in the builder if that is in both.
    if (kept !== undefined)
      out.push(
        ...(at > lastWork.at || aboutImage.has(entry.kind) ? waiting : []),
        at > lastWork.at || aboutImage.has(entry.kind) ? kept : fresh(kept),
      )
    else if (at > lastWork.at && !checks.has(at)) moved.push(...waiting.filter(({ kind }) => kind === 'comment'))
    waiting = []
    if (at === lastWork.at) out.push(...plan.artifacts.map(({ from, to = from }) => copyFrom(builder, from, to)))
  }
  return withoutIdleArguments([...opening(app, plan, moved), ...out, ...waiting])
}

function runtimeEntry(
  step: Step,
  { lastWork, single }: App,
  plan: Plan,
  classified: ReadonlyMap<Step, readonly Classified[]>,
): Instruction | undefined {
  const { entry } = step
  const isAfter = step.at > lastWork.at
  switch (entry.kind) {
    case 'run': {
      const isThere = isAfter || plan.copiesAgain === true
      if (isThere) return runAgain(entry, classified.get(step)!, [])
      return runAgain(
        entry,
        classified.get(step)!,
        plan.artifacts.map(({ to, from }) => to ?? from),
        plan.left,
      )
    }
    case 'copy':
    case 'add':
      if (entry.kind === 'copy' && entry.flags.from !== undefined)
        return plan.tools?.includes(step) === true ? undefined : entry
      return isAfter || (plan.copiesAgain === true && isContextCopy(step)) ? entry : undefined
    case 'shell':
      return single.steps.some(({ entry: one, at }) => at > lastWork.at && one.kind === 'run') ? entry : undefined
    case 'onbuild':
    case 'raw':
      throw new Refusal(`${entry.kind === 'raw' ? entry.keyword : 'ONBUILD'} is not followed`, entry)
    default:
      return entry
  }
}

/** What the runtime begins with: packages, the user and the folder that the base of the builder has. */
function opening(app: App, plan: Plan, about: readonly Entry[]): readonly Entry[] {
  const { single, packages } = app
  const entries: Entry[] = (plan.beginning ?? []).map(fresh)
  const names = [...new Set([...packages.runtime, ...(plan.packages ?? []), ...accountTools(app, plan)])].sort()
  if (names.length > 0) entries.push(...about, installation(names, plan.system, packages.recommends))
  if (plan.system === 'distroless' && !single.steps.some(({ entry }) => entry.kind === 'user')) {
    entries.push(
      comment(' As before, root runs it; without this line the image has a user of its own.'),
      node({ kind: 'user', user: 'root' }),
    )
  }
  const [first] = single.steps.filter(({ entry }) => entry.kind === 'workdir')
  const begins = single.steps[0]?.facts.workdir ?? '/'
  const isAbsolute = first?.entry.kind === 'workdir' && String(first.entry.path).startsWith('/')
  if (!isAbsolute && (begins !== '/' || plan.system === 'distroless')) {
    entries.push(node({ kind: 'workdir', path: begins }))
  }
  return entries
}

/** Debian's small images lack `adduser`, which its large ones have. */
function accountTools({ classified, image }: App, { system }: Plan): readonly string[] {
  const isUsed = [...classified.values()].flat().some(({ command }) => /^add(?:user|group)$/.test(command.name))
  return isUsed && system === 'debian' && !image.isSlim ? ['adduser'] : []
}

/** As `apt(…)` and `apk(…)` of the DSL lay it out. */
function installation(names: readonly string[], system: Plan['system'], recommends: boolean): Run {
  if (system === 'distroless') throw new Refusal('a system without a package manager cannot have packages')
  const [only, ...others] = names
  const items = (indent: string): readonly string[] =>
    others.length === 0 ? [] : names.map((name) => `${indent}${name} `)
  const beside = others.length === 0 ? `${only} ` : ''
  const lines =
    system === 'alpine'
      ? [`apk add --no-cache ${beside}`, ...items('    ')]
      : [
          'apt-get update ',
          `    && apt-get install -y${recommends ? '' : ' --no-install-recommends'} ${beside}`,
          ...items('        '),
          '    && rm -rf /var/lib/apt/lists/*',
        ]
  const ended = [...lines.slice(0, -1), lines.at(-1)!.trimEnd()]
  const command = Object.freeze({ form: 'shell' as const, lines: list(ended), heredocs: list([]) })
  return node({ kind: 'run', flags: Object.freeze({}), command })
}

function copyFrom(builder: string, from: string, to: string): Entry {
  return node({
    kind: 'copy',
    flags: options<CopyFlags>({ from: stageReference(builder) } as never),
    sources: list([from]),
    destination: to,
  })
}

/** Arguments that nothing in the runtime refers to are those of the builder. */
function withoutIdleArguments(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((entry, at) => {
    if (entry.kind !== 'arg') return true
    const names = entry.args.map(({ name }) => name)
    return entries.slice(at + 1).some((later) => names.some((name) => mentions(later, name)))
  })
}

/** Without blank lines at the ends, and without two of them in a row. */
function tidied(entries: readonly Entry[]): readonly Entry[] {
  const out: Entry[] = []
  for (const entry of entries)
    if (entry.kind !== 'blank' || (out.length > 0 && out.at(-1)?.kind !== 'blank')) out.push(entry)
  while (out.at(-1)?.kind === 'blank') out.pop()
  return out
}
