/** Applications of a workspace (npm, pnpm, yarn). Reads files, so it runs where the config runs. */
export { workspace, type WorkspaceOptions } from './workspace/workspace.js'
export type { Workspace, WorkspaceUser } from './workspace/recipes.js'
export type { WorkspaceManagerName } from './workspace/managers.js'
export type { WorkspacePackage } from './workspace/read-packages.js'
