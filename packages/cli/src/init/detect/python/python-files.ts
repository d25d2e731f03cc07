import { filesIn, foldersIn, type Project } from '../../project/project.js'

/** Folders of Python that no service needs. */
const notNeeded = /^(?:tests?|docs?|examples?|scripts|benchmarks?|notebooks?|env|deploy|charts|k8s|infra|htmlcov)$/

/** Files at the top that only tools read. */
const forTools = /^(?:setup|conftest|noxfile|tasks|fabfile|test_.*|.*_test)\.py$/

/** Folders that a service reads beside its source. */
const readAtRuntime = ['templates', 'static', 'locale', 'migrations', 'alembic']

/** What the runtime gets of the source, where it is not installed as a package. */
export function pythonFiles(project: Project): readonly string[] {
  const folders = foldersIn(project).filter((name) => !notNeeded.test(name) && !name.startsWith('.'))
  const needed = folders.filter(
    (name) =>
      readAtRuntime.includes(name) || project.files.some((path) => path.startsWith(`${name}/`) && path.endsWith('.py')),
  )
  const modules = filesIn(project).filter((name) => name.endsWith('.py') && !forTools.test(name))
  return [...modules, ...needed]
}
