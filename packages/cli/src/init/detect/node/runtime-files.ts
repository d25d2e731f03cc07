import { filesIn, foldersIn, type Project } from '../../project/project.js'
import { plain } from './compiled.js'

/** Folders that a service reads while it runs, beside its source. */
const readAtRuntime = ['public', 'views', 'templates', 'static', 'locales', 'migrations']

/** Folders that no service needs. */
const notNeeded = /^(?:tests?|__tests__|spec|e2e|docs?|examples?|scripts|benchmarks?|coverage|deploy|charts|k8s|infra)$/

/**
 * What the runtime gets of the project, where that is more than what the preset takes by itself.
 *
 * @param command what the container runs
 * @param entry the file that Node begins with
 * @param standard what the preset takes when the command names no file
 */
export function runtimeFiles(
  project: Project,
  command: readonly string[],
  entry: string,
  standard: string,
): readonly string[] | undefined {
  const loaded = command[0] === 'node' ? command.slice(1).map(plain).filter(isScript) : []
  const taken = loaded[0]?.includes('/') === true ? loaded[0].replace(/\/.*$/, '') : standard
  const folders = [...new Set([entry, ...loaded].map((path) => (path.includes('/') ? path.replace(/\/.*$/, '') : '')))]
  const [folder] = folders
  // A file at the top may need anything there; so may one in a folder that has no name for sources.
  const isWhole =
    (folders.includes('') && (isScript(entry) || loaded.length > 0)) ||
    (folder !== standard && folder !== taken && foldersIn(project).includes(folder ?? ''))
  if (isWhole) return wholeProject(project)
  const more = foldersIn(project).filter((name) => readAtRuntime.includes(name))
  const files = [...new Set([...folders.map((name) => (name === '' ? entry : name)), ...more])]
  return files.length === 1 && files[0] === taken ? undefined : files
}

const isScript = (path: string): boolean => /^(?!-|\/|\.\.\/|node_modules\/).*\.[cm]?[jt]s$/.test(path)

/** Where the source lies at the top: all of it but what is known to be for something else. */
function wholeProject(project: Project): readonly string[] {
  const sources = filesIn(project).filter(
    (name) => /\.(?:[cm]?js|ts)$/.test(name) && !/\.(?:config|test|spec|d)\.[cm]?[jt]s$|^\./.test(name),
  )
  const folders = foldersIn(project).filter((name) => !notNeeded.test(name) && !name.startsWith('.'))
  return [...sources, ...folders]
}
