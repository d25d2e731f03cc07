import { readManifest } from './detect/node/manifest.js'
import { packageManager, type ManagerName } from './detect/node/package-manager.js'
import type { Project } from './project/project.js'

const commands = {
  npm: { add: 'npm install --save-dev', remove: 'npm uninstall' },
  pnpm: { add: 'pnpm add --save-dev', remove: 'pnpm remove' },
  yarn: { add: 'yarn add --dev', remove: 'yarn remove' },
  'yarn-berry': { add: 'yarn add --dev', remove: 'yarn remove' },
  bun: { add: 'bun add --dev', remove: 'bun remove' },
} as const satisfies Record<ManagerName, unknown>

/** The command line that adds packages to a project for its development, or takes them out. */
export function packageCommand(project: Project, what: 'add' | 'remove', packages: readonly string[]): string {
  const { name } = packageManager(project, readManifest(project))
  return `${commands[name][what]} ${packages.join(' ')}`
}
