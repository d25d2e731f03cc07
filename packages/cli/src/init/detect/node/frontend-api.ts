import { foldersIn, inFolder, type Project } from '../../project/project.js'
import { isRefusal, known, type Finding, type Proposal } from '../../proposal.js'
import { readManifest } from './manifest.js'
import { nodeService } from './node-service.js'
import { webApp } from './web-app.js'

/** A frontend and an API, in two folders. */
export function frontendApi(project: Project): Finding | undefined {
  const root = readManifest(project)
  if (root?.scripts['start'] !== undefined || root?.dependencies.size) return undefined
  const folders = foldersIn(project).filter((name) => readManifest(inFolder(project, name)) !== undefined)
  const webs = folders.flatMap((name) => proposalIn(project, name, webApp))
  const apis = folders
    .filter((name) => !webs.some(({ folder }) => folder === name))
    .flatMap((name) => proposalIn(project, name, nodeService))
    .filter(({ proposal }) => proposal.sure)
  const [web, otherWeb] = webs
  const [api, otherApi] = apis
  if (web === undefined || api === undefined || otherWeb !== undefined || otherApi !== undefined) return undefined
  const { manager = 'npm', build, command, files, port, images } = api.proposal.options
  if ((web.proposal.options['manager'] ?? 'npm') !== manager) return undefined
  return {
    preset: 'frontendApi',
    found: `${web.folder}/package.json (${web.proposal.found.replace('package.json, ', '')}) and ${api.folder}/package.json`,
    sure: true,
    options: known({
      manager,
      frontend: web.folder,
      api: api.folder,
      output: web.proposal.options['output'],
      build,
      command,
      files,
      port,
      devPort: web.proposal.options['devPort'],
      images,
    }),
    questions: api.proposal.questions,
    notes: [...located(web), ...located(api), publicNote(api.folder)],
  }
}

interface Found {
  readonly folder: string
  readonly proposal: Proposal
}

function proposalIn(
  project: Project,
  folder: string,
  detect: (project: Project) => Finding | undefined,
): readonly Found[] {
  const finding = detect(inFolder(project, folder))
  return finding === undefined || isRefusal(finding) ? [] : [{ folder, proposal: finding }]
}

const located = ({ folder, proposal }: Found): readonly string[] => proposal.notes.map((note) => `${folder}: ${note}`)

const publicNote = (api: string): string =>
  `In the image the built frontend lies in "public", beside the package.json of ${api}: serve it from there, or name another folder in the option "public".`
