import { DockerfileError, type AnyStage, type Stage, type Value } from '@stagecraft/core'
import { certificateMounts, type Certificates } from '../common/index.js'
import { hasKind } from '../define/kinds.js'
import { option } from '../define/index.js'
import { workspaceRecipes, type Workspace } from '../workspace/recipes.js'
import { OWNED_BY_ROOT } from './project.js'

const sampleApp = { folder: 'apps/api', needs: [], needsToBuild: [], scripts: ['build'], files: ['dist'] }
const sample = workspaceRecipes({
  managerName: 'npm',
  app: { name: '@shop/api', ...sampleApp },
  packages: [{ name: '@shop/api', ...sampleApp }],
  production: [{ name: '@shop/api', ...sampleApp }],
  rootName: 'shop',
  prepares: false,
  rootFiles: ['package.json', 'package-lock.json'],
  files: [],
  patterns: false,
})

export const workspaceOption = option.of<Workspace>({
  description: 'The application of a workspace that the service is, as `workspace()` reads it.',
  accepts: "what workspace({ root, app }) of '@stagecraft/presets/workspace' gives",
  samples: [sample],
  read: (value) => (hasKind(value, 'workspace') ? (value as Workspace) : undefined),
})

/** Options that a workspace has the answer to. */
export function refuseBeside(
  workspace: Workspace | undefined,
  { build, files, manager }: { readonly build?: unknown; readonly files?: unknown; readonly manager: string },
): void {
  if (workspace === undefined) return
  const app = workspace.app.folder
  const refused = [
    [build, 'build', 'Each package is built by its script "build"; another command is steps: { build: (stage) => … }'],
    [files, 'files', `Say it in ${app}/package.json: "files": ["dist"]`],
    [manager === 'npm' ? undefined : manager, 'manager', 'The lockfile at the root of the workspace tells it'],
  ] as const
  for (const [value, name, hint] of refused) {
    if (value === undefined || (name === 'manager' && value === workspace.manager)) continue
    throw new DockerfileError({
      code: 'bad-option',
      message: `nodeService: "${name}" means nothing beside "workspace"`,
      hint,
    })
  }
}

/** Whether any package has a build. */
export const isBuilt = (workspace: Workspace | undefined): boolean =>
  workspace?.packages.some(({ scripts }) => scripts.includes('build')) ?? false

/** The builds of all packages that the application needs, which may also download. */
export const buildingWorkspace = (
  on: Stage,
  {
    workspace,
    certificates,
    buildArguments,
  }: {
    readonly workspace?: Workspace | undefined
    readonly certificates: Certificates | undefined
    readonly buildArguments?: { readonly [name: string]: Value } | undefined
  },
): Stage => {
  if (workspace === undefined) return on
  const mounts = certificateMounts(certificates)
  const told = Object.entries(buildArguments ?? {}).reduce((made, [name, value]) => made.arg(name, value), on)
  return mounts.length === 0 ? told.use(workspace.build) : told.within({ mounts }, workspace.build)
}

/** The folder of the application, in which its tests and its development run. */
export const inApp =
  (workspace: Workspace | undefined) =>
  <S extends Stage>(on: S): S =>
    workspace === undefined ? on : (on.workdir(`/app/${workspace.app.folder}`) as S)

/** What the application and its packages publish, and what they need, in folders like those of the workspace. */
export const collecting =
  (workspace: Workspace, installed: AnyStage, built: AnyStage) =>
  <S extends Stage>(on: S): S =>
    on.within(OWNED_BY_ROOT, workspace.collect(installed, built)) as S
