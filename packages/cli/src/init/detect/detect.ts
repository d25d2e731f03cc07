import { foldersIn, hasFile, inFolder, type Project } from '../project/project.js'
import { isRefusal, type Detect, type Finding, type Proposal, type Refusal } from '../proposal.js'
import { cppProgram } from './cpp.js'
import { goProgram } from './go.js'
import { javaService } from './java.js'
import { frontendApi } from './node/frontend-api.js'
import { nextApp } from './node/next-app.js'
import { nodeService } from './node/node-service.js'
import { webApp } from './node/web-app.js'
import { workspace } from './node/workspace.js'
import { pythonService } from './python/python-service.js'
import { rustProgram } from './rust.js'
import { staticSite } from './static-site.js'

/** What looks for each preset, and for a workspace. */
export const detectors = {
  workspace,
  nextApp,
  webApp,
  nodeService,
  frontendApi,
  goProgram,
  rustProgram,
  pythonService,
  javaService,
  cppProgram,
  staticSite,
} as const satisfies { readonly [preset: string]: Detect }

/** What is more special comes first: of one group, only the first that is found counts. */
const groups: readonly (readonly Detect[])[] = [
  [workspace, nextApp, webApp, nodeService],
  [goProgram],
  [rustProgram],
  [pythonService],
  [javaService],
  [cppProgram],
]

export interface Findings {
  /** Surer ones first. */
  readonly proposals: readonly Proposal[]
  readonly refusals: readonly Refusal[]
}

/** What the folder suggests. */
export function detect(project: Project): Findings {
  const found = groups.flatMap((group) => firstFinding(group, project))
  const proposals = found.filter((finding): finding is Proposal => !isRefusal(finding))
  const refusals = found.filter(isRefusal)
  const sure = proposals.filter((proposal) => proposal.sure)
  // Two projects in two folders, and a site, are looked for where nothing else lies at the top.
  const rest = sure.length > 0 || refusals.length > 0 ? [] : firstFinding([frontendApi, staticSite], project)
  const more = rest.filter((finding): finding is Proposal => !isRefusal(finding))
  if (sure.length > 0 || more.length > 0) return { proposals: [...sure, ...more], refusals }
  return { proposals, refusals }
}

function firstFinding(group: readonly Detect[], project: Project): readonly Finding[] {
  for (const look of group) {
    const finding = look(project)
    if (finding !== undefined) return [finding]
  }
  return []
}

/** Names of a Dockerfile that is there already. */
export const dockerfileNames = ['Dockerfile', 'Containerfile'] as const

const manifests = [
  'package.json',
  'go.mod',
  'Cargo.toml',
  'pyproject.toml',
  'requirements.txt',
  'pom.xml',
  'CMakeLists.txt',
  'build.gradle',
  'build.gradle.kts',
]

/** Folders, up to two levels below, that have one of some files: without `names`, of what init looks for. */
export function projectFolders(
  project: Project,
  names: readonly string[] = [...manifests, ...dockerfileNames],
): readonly string[] {
  return foldersIn(project)
    .flatMap((name) => [name, ...foldersIn(project, name).map((inner) => `${name}/${inner}`)])
    .filter((folder) => names.some((name) => hasFile(inFolder(project, folder), name)))
}
