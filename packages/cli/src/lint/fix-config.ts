import { readFileSync, realpathSync } from 'node:fs'
import type { Place } from '@stagecraft/core'
import type { Node } from '@stagecraft/core/model'
import type { Config } from '../config/load-config.js'
import { problemsOf, type OutputProblem } from './config-problems.js'
import { unmended, type FixedFile } from './fixed-file.js'
import { once, type Found } from './found.js'
import { hasModel } from '../config/has-model.js'
import type { LintSettings } from './rule-settings.js'
import { tryConfig } from './try-config.js'
import { hasText, wantedTexts } from './wanted-texts.js'

/** More rounds than fixes that make place for each other ever need. */
const mostRounds = 10

/**
 * Mends a config at the calls that wrote what rules are about. Each edit is tried in a copy beside the config: it is kept
 * when every output is what the same fix makes of its text, and nothing else. What is written is up to the caller.
 */
export async function fixConfig(config: Config, settings: LintSettings, timeout: number): Promise<FixedFile> {
  const path = realpathSync(config.path)
  const before = readFileSync(path, 'utf8')
  const run: Run = { path, settings, timeout }
  let state: State = { config, source: before, path }
  let refused: ReadonlyMap<string, string> = new Map()
  const fixed: Found[] = []
  for (let round = 0; round < mostRounds; round++) {
    const made = await sweep(state, run)
    state = made.state
    refused = made.refused
    fixed.push(...made.fixed)
    if (made.fixed.length === 0) break
  }
  const left = problemsOf(state.config, state.path, path, settings).map(({ found, key }) => {
    const why = refused.get(key)
    return why === undefined ? found : unmended(found, why)
  })
  return { path, before, after: state.source, fixed, left: once(left), isConfig: true }
}

interface Run {
  readonly path: string
  readonly settings: LintSettings
  readonly timeout: number
}

/** A config as it is by now: its source, what that describes, and the path that its places have. */
interface State {
  readonly config: Config
  readonly source: string
  readonly path: string
}

interface Swept {
  readonly state: State
  readonly fixed: readonly Found[]
  /** Why fixes were not made. */
  readonly refused: ReadonlyMap<string, string>
}

/** Goes through the config from its end to its beginning, so that an edit moves nothing that is still to come. */
async function sweep(start: State, run: Run): Promise<Swept> {
  let state = start
  const fixed: Found[] = []
  const refused = new Map<string, string>()
  let last: OutputProblem | undefined
  for (;;) {
    const problems = problemsOf(state.config, state.path, run.path, run.settings).filter(({ found }) => found.fix)
    const next = problems.filter((one) => last === undefined || order(last, one) < 0).sort(order)[0]
    if (next === undefined) return { state, fixed, refused }
    last = next
    const same = problems.filter(({ key }) => key === next.key)
    const made = await attempt(state, same, run)
    if (typeof made === 'string') refused.set(next.key, made)
    else {
      state = made
      fixed.push(next.found)
    }
  }
}

/** From the end of a file on. */
function order(one: OutputProblem, other: OutputProblem): number {
  const [a, b] = [one.found.place, other.found.place]
  const places = (b?.line ?? 0) - (a?.line ?? 0) || (b?.column ?? 0) - (a?.column ?? 0)
  return places || (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)
}

/** The state after one edit, or why it is not made. */
async function attempt(state: State, problems: readonly OutputProblem[], { timeout }: Run): Promise<State | string> {
  const { config, source, path } = state
  // It is as large as a compiler, and most runs edit nothing.
  const { editConfig } = await import('@stagecraft/convert/edit')
  const edited = editConfig({ source, path, fix: problems[0]!.found.fix!, places: placesOf(config) })
  if (edited.source === undefined) return edited.refused!
  const wanted = wantedTexts(config, problems)
  if (wanted === undefined) return 'what it would make of the Dockerfile is not known'
  const tried = await tryConfig(config, edited.source, timeout)
  if (typeof tried === 'string') return tried
  const other = [...wanted].find(([name, text]) => !hasText(tried.config.outputs.get(name), text))
  if (other !== undefined) return `more than that would change in ${other[0]}`
  return { ...tried, source: edited.source }
}

function placesOf({ outputs }: Config): ReadonlyMap<Node, Place> {
  return new Map([...outputs.values()].flatMap((file) => (hasModel(file) ? [...file.places] : [])))
}
