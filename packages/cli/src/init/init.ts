import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { problem } from '@stagecraft/core'
import { configNames } from '../config/find-config.js'
import { configFor } from '../import/read-dockerfile.js'
import type { Io } from '../io.js'
import { shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { Cancelled, choose, confirm, isTerminal, show } from './ask.js'
import { blueprints } from './blueprints.js'
import { chooseFor, type Choice } from './choose.js'
import { exists } from '../outputs/exists.js'
import { nextSteps } from './next-steps.js'
import { diskProject } from './project/disk-project.js'
import type { Project } from './project/project.js'
import { settledOptions } from './settled-options.js'
import { workspaceAbove } from './workspace-above.js'
import { othersIn, writeProject, type Draft } from './write-project.js'

export interface InitOptions {
  readonly yes?: boolean
  readonly preset?: string
  readonly option?: readonly string[]
  readonly dryRun?: boolean
  readonly force?: boolean
}

/** Writes the first config of a folder, and the Dockerfile that it describes. */
export async function init(folder: string, options: InitOptions, io: Io): Promise<number> {
  const root = folderAt(resolve(io.cwd, folder))
  if (root === undefined) throw usage(`there is no folder ${JSON.stringify(folder)}`)
  const target = join(root, 'dockerfile.config.ts')
  refuseExisting(root, target, options, io)
  const project = diskProject(root)
  const above = options.preset === undefined ? workspaceAbove(root, project) : undefined
  if (above !== undefined) throw above
  const asks = options.yes !== true && isTerminal()
  try {
    const choice = await chooseFor(project, options.preset, asks ? choose : undefined)
    const others = choice.kind === 'preset' ? othersIn(root).map((path) => shownPath(path, io.cwd)) : []
    // Whoever is asked can say so; else it must be said beforehand.
    if (!asks && options.force !== true && options.dryRun !== true) refuseOthers(others)
    const draft = await draftOf(choice, project, { root, target, options, asks }, io)
    if (draft === undefined) throw new Cancelled()
    if (options.dryRun === true) {
      io.out(draft.source)
      return 0
    }
    if (asks) {
      show(shownPath(target, io.cwd), draft.source)
      const more = others.length === 0 ? 'the Dockerfile that it describes' : `replace ${others.join(' and ')}`
      if (!(await confirm(`Write this, and ${more}?`))) throw new Cancelled()
    } else io.out(`${foundLine(choice)}\n`)
    if (!(await writeProject(draft, io))) throw new Cancelled()
    io.out(nextSteps(project, draft, io))
    return 0
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    io.err('Nothing was written.\n')
    return 1
  }
}

interface Around {
  readonly root: string
  readonly target: string
  readonly options: InitOptions
  readonly asks: boolean
}

function foundLine(choice: Choice): string {
  if (choice.kind === 'import') return `Found a ${choice.file}: describing it as it is.`
  const { preset, found } = choice.proposal
  return found === '' ? `Taking ${preset}.` : `Found ${found}: taking ${preset}.`
}

/** The config as a text; nothing when the Dockerfile cannot be described, which is told then. */
async function draftOf(choice: Choice, project: Project, around: Around, io: Io): Promise<Draft | undefined> {
  const { root, target, options, asks } = around
  const force = options.force === true
  if (choice.kind === 'import') {
    if (options.option !== undefined) throw usage('--option is for presets: say --preset NAME to begin with one')
    const path = join(root, choice.file)
    const { source, problems } = await configFor(path, { cwd: io.cwd, folder: dirname(target) })
    if (problems.length > 0) io.err(renderProblems(problems, io.cwd, io.errColors))
    return source === undefined ? undefined : { target, source, imported: path, force, notes: [] }
  }
  const blueprint = blueprints.get(choice.proposal.preset)!
  const settled = await settledOptions(blueprint, choice.proposal, options.option ?? [], asks)
  return { target, source: blueprint.text(settled), imported: undefined, force, notes: choice.proposal.notes }
}

/** The real path of a folder: that of a config decides what it imports. */
const folderAt = (path: string): string | undefined =>
  existsSync(path) && statSync(path).isDirectory() ? realpathSync(path) : undefined

/** A config that is there is somebody's work. */
function refuseExisting(root: string, target: string, { force }: InitOptions, io: Io): void {
  const found = configNames.map((name) => join(root, name)).filter((path) => existsSync(path))
  const kept = found.filter((path) => force !== true || path !== target)
  const [first] = kept
  if (first === undefined) return
  const hint =
    first === target
      ? 'npx stagecraft emit writes what it describes; --force replaces it.'
      : `Remove ${basename(first)} first: a folder has one config.`
  throw new Stop([exists(shownPath(first, io.cwd), hint)], 1)
}

function refuseOthers([first]: readonly string[]): void {
  if (first === undefined) return
  const hint = '--force replaces it; without --preset, stagecraft init describes the Dockerfile that is there.'
  throw new Stop([exists(first, hint)], 1)
}

const usage = (message: string): Stop => new Stop([problem({ code: 'bad-config', message })], 2)
