import { cleanPath } from '../../ignore/clean-path.js'
import { folderOf } from '../../lint/files/paths.js'
import { texts } from '../../lint/shell/arguments.js'
import type { SimpleCommand } from '../../lint/shell/commands.js'
import type { App } from '../language.js'
import { Refusal } from '../refusal.js'
import type { Step } from '../steps.js'
import { packageName, pythonLibraries, unknownLibraries } from './python-libraries.js'

interface Install {
  readonly command: SimpleCommand
  readonly cwd: string
  readonly step: Step
}

/** The names of packages and programs that are installed, as far as files and commands name them. @throws {Refusal} */
export function namedPackages(app: App, installs: readonly Install[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const install of installs) {
    const words = texts(install.command)
    for (const [at, text] of words.entries()) {
      if (text === '-r' || text === '--requirement') readRequirements(pathOf(words[at + 1] ?? '', install), install)
      else if (/^(?:-r|--requirement=)./.test(text))
        readRequirements(pathOf(text.replace(/^(?:-r|--requirement=)/, ''), install), install)
      else if (text === '.' || text.startsWith('./') || text.startsWith('.[')) readProject(install)
      else if (!text.startsWith('-')) names.add(nameIn(text))
    }
    if (install.command.name !== 'pip' && /^(?:uv|poetry)$/.test(install.command.name) && words[0] !== 'pip')
      readProject(install)
  }
  return names

  function readRequirements(path: string, install: Install, depth = 0): void {
    const text = app.read(path)
    if (text === undefined || depth > 5) throw notAtHand(path, install.step)
    for (const line of text.split('\n')) {
      const bare = line.replace(/(?:^|\s)#.*$/, '').trim()
      const other = /^(?:-r|--requirement|-c|--constraint)[= ]?\s*(\S+)/.exec(bare)
      if (other !== null) {
        if (!/^(?:-c|--constraint)/.test(bare))
          readRequirements(cleanPath(`${folderOf(path)}/${other[1]}`), install, depth + 1)
      } else if (/^(?:-e|--editable)\b/.test(bare)) {
        throw new Refusal(`${path} installs with -e what is read where it lies`, install.step.entry)
      } else if (bare !== '' && !bare.startsWith('-')) names.add(nameIn(bare))
    }
  }

  /** The names in the tables of pyproject.toml: whatever stands in quotes there, so at least all dependencies. */
  function readProject(install: Install): void {
    const path = pathOf('pyproject.toml', install)
    const text = app.read(path) ?? app.read(pathOf('setup.py', install)) ?? app.read(pathOf('setup.cfg', install))
    if (text === undefined) throw notAtHand(path, install.step)
    for (const [, quoted] of text.matchAll(/["']([A-Za-z0-9][^"'\n]*)["']/g)) names.add(nameIn(quoted!))
    for (const [, key] of text.matchAll(/^\s*"?([A-Za-z][\w.-]*)"?\s*=/gm)) names.add(packageName(key!))
  }
}

/** `Psycopg[binary]>=3` is `psycopg[binary]`. */
function nameIn(text: string): string {
  const [, name = '', extras = ''] = /^([A-Za-z0-9][\w.-]*)\s*(\[[^\]]*\])?/.exec(text) ?? []
  return `${packageName(name)}${/binary|c\b/.test(extras) ? extras : ''}`
}

function pathOf(text: string, { cwd }: Install): string {
  return cleanPath(text.startsWith('/') ? text : `${cwd}/${text}`)
}

const notAtHand = (path: string, { entry }: Step): Refusal =>
  new Refusal(`${path} is not at hand`, entry, 'Run it where the build context lies, or name its folder')

/** Packages of the system that packages of Python need, where the image of the builder has them by itself. @throws {Refusal} */
export function checkRequirements({ image, lastWork }: App, names: ReadonlySet<string>): readonly string[] {
  if (image.isSlim || image.distribution === 'alpine') return []
  const unknown = [...names].find((name) => unknownLibraries.has(name))
  if (unknown !== undefined) {
    throw new Refusal(`which libraries of the system ${unknown} needs is not known`, lastWork.entry)
  }
  return [...names].flatMap((name) => (Object.hasOwn(pythonLibraries, name) ? pythonLibraries[name]! : []))
}
