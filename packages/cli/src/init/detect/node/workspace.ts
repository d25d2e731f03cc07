import picomatch from 'picomatch'
import { parse as parseYaml } from 'yaml'
import { inFolder, type Project } from '../../project/project.js'
import { part, readJson, texts } from '../../project/read-data.js'
import { isRefusal, known, type Finding, type Options, type Question } from '../../proposal.js'
import { readManifest, serverOf } from './manifest.js'
import { nodeImage, nodeImages } from './node-images.js'
import { nodeService } from './node-service.js'
import { packageManager, type PackageManager } from './package-manager.js'

/** What is known of an application; the name of its package is the option `app`. */
interface App {
  readonly name: string
  readonly folder: string
  readonly options: Options
  readonly questions: readonly Question[]
}

/** One application of a workspace. */
export function workspace(project: Project): Finding | undefined {
  const patterns = workspacePatterns(project)
  if (patterns === undefined) return undefined
  const manifest = readManifest(project)
  const manager = packageManager(project, manifest)
  const refused = refusalOf(project, manager)
  if (refused !== undefined) return refused
  const folders = packageFolders(project, patterns)
  const apps = folders.flatMap((folder) => appIn(inFolder(project, folder), folder))
  if (apps.length === 0) {
    return {
      refused: `the workspace has ${folders.length} packages, and none that is known to be a service`,
      hint: 'Give the package of the service a script "start" that runs it with node.',
    }
  }
  const image = nodeImage(project, manifest)
  const shared = known({ images: nodeImages(image) })
  const [only, other] = apps
  const isSure = only !== undefined && other === undefined
  return {
    preset: 'workspace',
    found: ['a workspace', manager.name, ...apps.map(({ folder }) => folder), image.found].filter(Boolean).join(', '),
    sure: true,
    options: isSure ? { ...shared, ...only.options } : shared,
    questions: isSure
      ? only.questions
      : [
          {
            option: 'app',
            ask: 'Which application is the image for?',
            choices: apps.map(({ name, options }) => ({ label: name, options })),
          },
        ],
    notes: manager.notes,
  }
}

/** The patterns by which a workspace names its packages; nothing when this is none. */
export function workspacePatterns(project: Project): readonly string[] | undefined {
  const pnpm = project.read('pnpm-workspace.yaml')
  const listed = pnpm === undefined ? [] : texts(part({ pnpm: yaml(pnpm) }, 'pnpm')['packages'])
  if (listed.length > 0) return listed
  const workspaces = readJson(project, 'package.json')?.['workspaces']
  const patterns = [...texts(workspaces), ...texts(part({ workspaces }, 'workspaces')['packages'])]
  return patterns.length === 0 ? undefined : patterns
}

function yaml(text: string): unknown {
  try {
    return parseYaml(text)
  } catch {
    return undefined
  }
}

function packageFolders({ files }: Project, patterns: readonly string[]): readonly string[] {
  const cleaned = patterns.map((pattern) => pattern.replace(/^(!?)(?:\.\/)?/, '$1').replace(/\/$/, ''))
  const isOne = picomatch(cleaned.filter((pattern) => !pattern.startsWith('!')))
  const isNone = picomatch(cleaned.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1)))
  return files
    .filter((path) => path.endsWith('/package.json'))
    .map((path) => path.slice(0, -'/package.json'.length))
    .filter((folder) => isOne(folder) && !isNone(folder))
}

function appIn(project: Project, folder: string): readonly App[] {
  const manifest = readManifest(project)
  const found = nodeService(project)
  if (manifest?.name === undefined || found === undefined || isRefusal(found)) return []
  // Something that only exports has an index.js too.
  const command = found.options['command']
  const runsServer = Array.isArray(command) && command.some((word) => /(?:^|\/)server\./.test(String(word)))
  if (serverOf(manifest) === undefined && manifest.scripts['start'] === undefined && !runsServer) return []
  // The workspace tells these of each of its packages.
  const { manager: _, build: __, files: ___, images: ____, ...options } = found.options
  const questions = found.questions.filter(({ option }) => option !== 'manager')
  return [{ name: manifest.name, folder, options: { app: manifest.name, ...options }, questions }]
}

function refusalOf(project: Project, { name, lockfile }: PackageManager): Finding | undefined {
  const whole = 'the workspace installs what its lockfile says'
  if (name === 'bun') return { refused: `${whole}, and that is one of bun; npm, pnpm and yarn are known` }
  if (lockfile === undefined)
    return { refused: `${whole}, and there is none`, hint: `Run ${name} install once, and commit what it writes.` }
  const isPlugAndPlay = !/^nodeLinker:\s*["']?(?:node-modules|pnpm)/m.test(project.read('.yarnrc.yml') ?? '')
  if (name !== 'yarn-berry' || !isPlugAndPlay) return undefined
  return {
    refused: "yarn uses Plug'n'Play here, which keeps no folder of dependencies that an image could get",
    hint: 'Set nodeLinker: node-modules in .yarnrc.yml.',
  }
}
