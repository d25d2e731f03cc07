import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Io } from '../io.js'
import { shownPath } from '../shown.js'
import { compilesConfig } from './detect/node/compiled.js'
import { readManifest } from './detect/node/manifest.js'
import { packageManager } from './detect/node/package-manager.js'
import { hasFile, type Project } from './project/project.js'
import type { Draft } from './write-project.js'

const installs = {
  npm: 'npm install --save-dev',
  pnpm: 'pnpm add --save-dev',
  yarn: 'yarn add --dev',
  'yarn-berry': 'yarn add --dev',
  bun: 'bun add --dev',
} as const

/** What is left to somebody, and what to type next. */
export function nextSteps(project: Project, { target, source, notes }: Draft, { cwd, outColors }: Io): string {
  const todo = [...notes, ...compilerNote(project)]
  const folder = shownPath(dirname(target), cwd)
  const config = realpathSync(cwd) === dirname(target) ? '' : ` --config ${folder}`
  const steps = [
    ...installStep(project, source),
    ['Build the image:', `npx stagecraft build${config}`],
    ['In CI, and before each commit:', `npx stagecraft check${config}`],
  ] as const
  const lines = [
    ...(todo.length === 0 ? [] : ['', outColors.bold('See to this:'), ...todo.map((note) => `- ${note}`)]),
    '',
    outColors.bold('Next:'),
    ...steps.flatMap(([what, command]) => [`- ${what}`, `    ${command}`]),
    '',
  ]
  return lines.join('\n')
}

/** Where there is no package.json, everything runs through npx, and nothing has to be installed. */
function installStep(project: Project, source: string): readonly (readonly [string, string])[] {
  if (!hasFile(project, 'package.json')) return []
  const { name } = packageManager(project, readManifest(project))
  const packages = new Set(Array.from(source.matchAll(/from '(@stagecraft\/\w+)/g), ([, found]) => found!))
  return [['For the script, and for types in your editor:', `${installs[name]} stagecraft ${[...packages].join(' ')}`]]
}

const compilerNote = (project: Project): readonly string[] =>
  compilesConfig(project)
    ? [
        'tsconfig.json takes every file of this folder for a source: add "exclude": ["dockerfile.config.ts", "node_modules"], or what it compiles may land elsewhere.',
      ]
    : []
