import { basename } from 'node:path'
import type { Io } from '../io.js'
import { configOption } from '../config/config-option.js'
import { compilesConfig } from './detect/node/compiled.js'
import { packageCommand } from './package-command.js'
import { renderNext, type Step } from '../render/next.js'
import { hasFile, type Project } from './project/project.js'
import type { Draft } from './write-project.js'

/** What is left to somebody, and what to type next. */
export function nextSteps(project: Project, { target, source, notes }: Draft, kept: readonly string[], io: Io): string {
  const todo = [...notes, ...compilerNote(project)]
  const config = configOption(target, io.cwd)
  const steps = [
    ...installStep(project, source),
    ...emitSteps(kept, basename(target), config),
    ['Build the image:', `npx stagecraft build${config}`],
    ['In CI, and before each commit:', `npx stagecraft check${config}`],
  ] as const
  return renderNext(todo, steps, io)
}

/** A Dockerfile that was kept is not yet what the config describes; else that is so after the next change. */
const emitSteps = (kept: readonly string[], config: string, option: string): readonly Step[] =>
  kept.length === 0
    ? [[`After each change of ${config}:`, `npx stagecraft emit${option}`]]
    : [
        [`See what will change in ${kept.join(', ')}:`, `npx stagecraft check${option}`],
        ['Write that, now and after each change of the config:', `npx stagecraft emit${option}`],
      ]

/** Where there is no package.json, everything runs through npx, and nothing has to be installed. */
function installStep(project: Project, source: string): readonly Step[] {
  if (!hasFile(project, 'package.json')) return []
  const packages = new Set(Array.from(source.matchAll(/from '(@stagecraft\/\w+)/g), ([, found]) => found!))
  return [
    ['For the script, and for types in your editor:', packageCommand(project, 'add', ['stagecraft', ...packages])],
  ]
}

/** What a compiler of the folder would make of the config. */
export const compilerNote = (project: Project): readonly string[] =>
  compilesConfig(project)
    ? [
        'tsconfig.json takes every file of this folder for a source: add "exclude": ["dockerfile.config.ts", "node_modules"], or what it compiles may land elsewhere.',
      ]
    : []
