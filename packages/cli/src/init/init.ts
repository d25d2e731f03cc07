import { existsSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { problem, type Problem } from '@stagecraft/core'
import { configNames } from '../config/find-config.js'
import { importNotes } from '../import/import-notes.js'
import { configFor } from '../import/read-dockerfile.js'
import type { Io } from '../io.js'
import { configOption } from '../config/config-option.js'
import { shownPath } from '../shown.js'
import { renderProblems } from '../render/problem.js'
import { Stop } from '../stop.js'
import { Cancelled, choose, confirm, isTerminal, show } from './ask.js'
import { blueprints } from './blueprints.js'
import { chooseFor, type Choice } from './choose.js'
import { exists } from '../outputs/exists.js'
import { nextSteps } from './next-steps.js'
import { dockerfileNames } from './detect/detect.js'
import { diskProject } from './project/disk-project.js'
import { hasFile, type Project } from './project/project.js'
import { settledOptions } from './settled-options.js'
import { workspaceAbove } from './workspace-above.js'
import { othersIn, planProject, projectLines, writeProject, type Draft } from './write-project.js'

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
  const isDry = options.dryRun === true
  const inTheWay = configsInTheWay(root, target, options, io)
  if (!isDry && inTheWay.length > 0) throw new Stop(inTheWay, 1)
  const project = diskProject(root)
  // A Dockerfile that is there knows its context; a preset would have to be told where the lockfile is.
  const isImport = dockerfileNames.some((name) => hasFile(project, name))
  const above = options.preset === undefined && !isImport ? workspaceAbove(root, project) : undefined
  if (above !== undefined) throw above
  const asks = options.yes !== true && !isDry && isTerminal()
  try {
    const choice = await chooseFor(project, options.preset, asks ? choose : undefined)
    const others = choice.kind === 'preset' && options.force !== true ? othersIn(root) : []
    const shownOthers = others.map((path) => shownPath(path, io.cwd))
    // Whoever is asked can say so; else it must be said beforehand.
    if (!asks && !isDry) refuseOthers(shownOthers)
    const draft = await draftOf(choice, project, { root, target, options, asks }, io)
    const files = draft === undefined ? undefined : await planProject(draft, io)
    if (draft === undefined || files === undefined) throw new Cancelled()
    if (isDry) {
      io.out(draft.source)
      const blocked = [...inTheWay, ...shownOthers.map(otherDockerfile)]
      io.err(blocked.length > 0 ? renderProblems(blocked, io.cwd, io.errColors) : projectLines(files, isDry, io))
      return blocked.length > 0 ? 1 : 0
    }
    if (asks) {
      show(shownPath(target, io.cwd), draft.source)
      const more = others.length === 0 ? 'the Dockerfile that it describes' : `replace ${shownOthers.join(' and ')}`
      if (!(await confirm(`Write this, and ${more}?`))) throw new Cancelled()
    } else io.out(`${foundLine(choice)}\n`)
    writeProject(files)
    io.out(projectLines(files, isDry, io))
    const kept = files.kept.map(({ path }) => shownPath(path, io.cwd))
    io.out(nextSteps(project, draft, kept, io))
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
    if (source === undefined) return undefined
    return { target, source, imported: path, force, notes: importNotes(path, target, io.cwd) }
  }
  const blueprint = blueprints.get(choice.proposal.preset)!
  const settled = await settledOptions(blueprint, choice.proposal, options.option ?? [], asks)
  return { target, source: blueprint.text(settled), imported: undefined, force, notes: choice.proposal.notes }
}

/** The real path of a folder: that of a config decides what it imports. */
const folderAt = (path: string): string | undefined =>
  existsSync(path) && statSync(path).isDirectory() ? realpathSync(path) : undefined

/** A config that is there is somebody's work. */
function configsInTheWay(root: string, target: string, { force }: InitOptions, io: Io): readonly Problem[] {
  const found = configNames.map((name) => join(root, name)).filter((path) => existsSync(path))
  const [first] = found.filter((path) => force !== true || path !== target)
  if (first === undefined) return []
  const option = configOption(first, io.cwd)
  const hint =
    first === target
      ? `npx stagecraft check${option} compares the Dockerfile with it, npx stagecraft emit${option} writes what it describes; --force replaces it.`
      : `Remove ${basename(first)} first: a folder has one config.`
  return [exists(shownPath(first, io.cwd), hint)]
}

function refuseOthers([first]: readonly string[]): void {
  if (first !== undefined) throw new Stop([otherDockerfile(first)], 1)
}

const otherDockerfile = (path: string): Problem =>
  exists(path, '--force replaces it; without --preset, stagecraft init describes the Dockerfile that is there.')

const usage = (message: string): Stop => new Stop([problem({ code: 'bad-config', message })], 2)
