import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { configNames } from '../config/config-names.js'
import { Cancelled, choose, isTerminal } from '../init/ask.js'
import { packageCommand } from '../init/package-command.js'
import { diskProject } from '../init/project/disk-project.js'
import type { Io } from '../io.js'
import type { FileToWrite } from '../outputs/write-files.js'
import { writeTexts } from '../outputs/write-texts.js'
import { SCRIPT, withoutCheckScript } from '../package-json/check-script.js'
import { fitted } from '../render/instruction.js'
import { renderList, renderNext, type Step } from '../render/next.js'
import { printable, shownPath } from '../shown.js'
import type { Leaving } from './leaving.js'
import { findTraces, packageTraces, type Trace } from './traces.js'

export interface LeaveOptions {
  readonly yes?: boolean
  readonly dryRun?: boolean
}

/** Writes plain Dockerfiles, takes back what `init` wrote, and tells what else is there. */
export async function leave(leaving: Leaving, { yes, dryRun }: LeaveOptions, io: Io): Promise<number> {
  const isDry = dryRun === true
  const scripts = foldersOf(leaving).flatMap((folder) => scriptFile(folder, leaving.configs))
  let removes = yes === true
  if (!removes && !isDry && leaving.configs.length > 0 && isTerminal()) {
    const names = leaving.configs.map((path) => shownPath(path, io.cwd)).join(' and ')
    try {
      removes = await askFor(names)
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error
      io.err('Nothing was written.\n')
      return 1
    }
  }
  const removed = removes ? leaving.configs : []
  if (!isDry) writeTexts([...leaving.plain, ...scripts, ...removed.map((path) => ({ path }))])
  io.out(lines(leaving, scripts, removed, isDry, io))
  io.out(await rest(leaving, scripts, removes, io))
  return 0
}

const askFor = async (names: string): Promise<boolean> =>
  await choose(`The header goes, and the Dockerfile is yours. Is ${names} to go as well?`, [
    { label: 'Remove it', value: true },
    { label: 'Keep it', hint: 'emit would write the header again', value: false },
  ])

const foldersOf = ({ configs, plain, unchanged }: Leaving): readonly string[] => [
  ...new Set(
    (configs.length > 0 ? configs : [...plain.map(({ path }) => path), ...unchanged]).map((path) => dirname(path)),
  ),
]

/** The package.json of a folder without the script that `init` added, unless another config needs it. */
function scriptFile(folder: string, configs: readonly string[]): readonly FileToWrite[] {
  const others = configNames.map((name) => join(folder, name)).filter((path) => !configs.includes(path))
  const path = join(folder, 'package.json')
  if (others.some((other) => existsSync(other)) || !existsSync(path)) return []
  const text = withoutCheckScript(readFileSync(path, 'utf8'))
  return text === undefined ? [] : [{ path, text }]
}

function lines(
  { plain, unchanged, configs }: Leaving,
  scripts: readonly FileToWrite[],
  removed: readonly string[],
  isDry: boolean,
  { cwd, outColors }: Io,
): string {
  const [wrote, removes, keeps] = isDry ? ['would write', 'would remove', 'would keep'] : ['wrote', 'removed', 'kept']
  const line = (what: string, path: string, more = ''): string => `${what} ${printable(shownPath(path, cwd))}${more}\n`
  const kept = configs.filter((path) => !removed.includes(path))
  return [
    ...plain.map(({ path }) => line(outColors.green(wrote), path, ', without its header')),
    ...unchanged.map((path) => line(outColors.dim('unchanged'), path, ', which has no header')),
    ...scripts.map(({ path }) => line(`${outColors.green(removes)} the script "${SCRIPT}" from`, path)),
    ...removed.map((path) => line(outColors.green(removes), path)),
    ...kept.map((path) => line(keeps, path, ': npx stagecraft emit would write the header again; --yes removes it')),
  ].join('')
}

/** What names Stagecraft besides: it may still be needed, and was written by somebody. */
async function rest(leaving: Leaving, scripts: readonly FileToWrite[], removes: boolean, io: Io): Promise<string> {
  const nameOf = (path: string): string => printable(shownPath(path, io.cwd))
  const traces: Trace[] = []
  const steps: Step[] = []
  for (const folder of foldersOf(leaving)) {
    const path = join(folder, 'package.json')
    if (existsSync(path)) {
      const text = scripts.find((file) => file.path === path)?.text ?? readFileSync(path, 'utf8')
      const { packages, others } = packageTraces(path, text)
      traces.push(...others)
      if (packages.length > 0) {
        const where = folder === realpathSync(io.cwd) ? '' : `, in ${nameOf(folder)}`
        steps.push([`When nothing else needs them${where}:`, packageCommand(diskProject(folder), 'remove', packages)])
      }
    }
  }
  const texts = new Map([...leaving.plain, ...scripts].map(({ path, text }) => [path, text ?? '']))
  const gone = new Set([...leaving.configs, ...leaving.imported])
  traces.push(...(await findTraces(foldersOf(leaving), texts)).filter(({ path }) => !gone.has(path)))
  const places = traces.map(({ path, at, text }) => {
    return `${nameOf(path)}${typeof at === 'number' ? ':' : ': '}${at}: ${printable(fitted(text, 80))}`
  })
  const imported = leaving.imported.map(nameOf).join(', ')
  const todo = removes && imported !== '' ? [`The config imported ${imported}: see whether anything else does.`] : []
  return (
    renderList('These name Stagecraft too, and are left to you:', [...new Set(places)], io) +
    renderNext(todo, steps, io)
  )
}
