import { hasFile, type Project } from '../../project/project.js'
import { known, type Finding, type Question } from '../../proposal.js'
import { compiledPath } from './compiled.js'
import { readManifest, serverOf, type Manifest } from './manifest.js'
import { nodeImage, nodeImages } from './node-images.js'
import { nodePort } from './node-port.js'
import { managerRefusal, packageManager } from './package-manager.js'
import { runtimeFiles } from './runtime-files.js'
import { canServe, sourceEntry, startCommand, type StartCommand } from './start-command.js'

/** A service that Node runs: anything with a package.json that is nothing more special. */
export function nodeService(project: Project): Finding | undefined {
  const manifest = readManifest(project)
  if (manifest === undefined) return undefined
  const manager = packageManager(project, manifest)
  const start = startCommand(project, manifest)
  const server = serverOf(manifest)
  const sure = start !== undefined || server !== undefined || canServe(manifest)
  const refusal = managerRefusal(manager)
  if (refusal !== undefined) return sure ? refusal : undefined
  const image = nodeImage(project, manifest)
  const builds = manifest.scripts['build'] !== undefined
  return {
    preset: 'nodeService',
    found: ['package.json', server, start?.found, image.found].filter((one) => one !== undefined).join(', '),
    sure,
    options: known({
      manager: manager.name,
      build: builds ? `${manager.name} run build` : undefined,
      command: start?.command,
      env: start?.env,
      files:
        start?.entry === undefined
          ? undefined
          : runtimeFiles(project, start.command, start.entry, builds ? 'dist' : 'src'),
      dev: devCommand(project, manifest, start?.entry),
      port: nodePort(project),
      images: nodeImages(image),
    }),
    questions: [...manager.questions, ...(start === undefined ? [whatRuns(project, manifest)] : [])],
    notes: [...manager.notes, ...testNote(manifest), ...unknownFiles(start)],
  }
}

/** What the target `dev` runs, where that is not the script of this name. */
function devCommand(project: Project, manifest: Manifest, started: string | undefined): readonly string[] | undefined {
  if (manifest.scripts['dev'] !== undefined) return undefined
  const other = ['start:dev', 'develop', 'watch'].find((name) => manifest.scripts[name] !== undefined)
  if (other !== undefined) return ['npm', 'run', other]
  const entry = started !== undefined && hasFile(project, started) ? started : sourceEntry(project, manifest)
  return entry !== undefined && !/\.[cm]?ts$/.test(entry) ? ['node', '--watch', entry] : undefined
}

function whatRuns(project: Project, manifest: Manifest): Question {
  const source = sourceEntry(project, manifest)
  const compiled =
    source === undefined
      ? undefined
      : (compiledPath(project, manifest, source) ?? source.replace(/^src\//, 'dist/').replace(/\.[cm]?ts$/, '.js'))
  return {
    option: 'command',
    ask: 'What does the container run?',
    ...(compiled === undefined ? {} : { suggestion: ['node', compiled] }),
  }
}

/** The target `test` runs the script, and `npm init` writes one that always fails. */
export const testNote = ({ scripts }: Manifest): readonly string[] =>
  scripts['test'] === undefined || /no test specified/.test(scripts['test'])
    ? ['package.json has no tests: the target "test" fails until it has a script "test".']
    : []

const unknownFiles = (start: StartCommand | undefined): readonly string[] =>
  start !== undefined && start.entry === undefined
    ? ['See that the option "files" names all that the service needs when it runs: its start script does not tell.']
    : []
