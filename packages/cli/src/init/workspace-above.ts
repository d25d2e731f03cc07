import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import { readManifest } from './detect/node/manifest.js'
import { workspacePatterns } from './detect/node/workspace.js'
import { diskProject } from './project/disk-project.js'
import { lockfiles } from '../package-json/lockfiles.js'
import { firstFile, type Project } from './project/project.js'
import { pathFrom } from '../shown.js'

/** Why a package of a workspace has no image of its own: its lockfile lies at the root. */
export function workspaceAbove(root: string, project: Project): Stop | undefined {
  const name = readManifest(project)?.name
  if (name === undefined || firstFile(project, lockfiles) !== undefined || existsSync(join(root, '.git')))
    return undefined
  for (let at = dirname(root); dirname(at) !== at; at = dirname(at)) {
    if (lists(at)) {
      const path = pathFrom(root, at)
      const message = `${name} is a package of the workspace in ${path}, where its lockfile lies`
      const hint = `Make the config there: stagecraft init ${path} --preset workspace --option app=${name}`
      return new Stop([problem({ code: 'unknown-project', message, hint })], 1)
    }
    if (existsSync(join(at, '.git'))) return undefined
  }
  return undefined
}

/** Whether a folder is the root of a workspace; only its own files are read. */
const lists = (folder: string): boolean =>
  (existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'pnpm-workspace.yaml'))) &&
  workspacePatterns(diskProject(folder)) !== undefined
