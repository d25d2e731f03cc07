import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { problem } from '@stagecraft/core'
import { glob } from 'tinyglobby'
import { Stop } from '../stop.js'

/** What is linted: configs are run, Dockerfiles are read. Absolute paths, sorted. */
export interface Targets {
  readonly configs: readonly string[]
  readonly dockerfiles: readonly string[]
}

const isConfig = (path: string): boolean => /\.[mc]?[jt]s$/.test(path)

const configPattern = '**/dockerfile.config.{ts,mts,js,mjs}'
const dockerfilePatterns = ['Dockerfile', 'Dockerfile.*', '*.Dockerfile', '*.dockerfile', 'Containerfile'].map(
  (name) => `**/${name}`,
)

/**
 * The files that `wanted` names, and those in the folders that it names, however deep.
 *
 * @throws {Stop} exit code 2 when a path does not exist, or when there is nothing to lint
 */
export async function findTargets(cwd: string, wanted: readonly string[]): Promise<Targets> {
  const configs = new Set<string>()
  const dockerfiles = new Set<string>()
  for (const word of wanted.length === 0 ? ['.'] : wanted) {
    const path = resolve(cwd, word)
    if (!existsSync(path)) throw nothing(`There is no file or folder ${JSON.stringify(word)}`)
    if (!statSync(path).isDirectory()) (isConfig(path) ? configs : dockerfiles).add(path)
    else {
      for (const found of await inFolder(path, [configPattern])) configs.add(found)
      for (const found of await inFolder(path, dockerfilePatterns)) dockerfiles.add(found)
    }
  }
  if (configs.size + dockerfiles.size === 0) {
    throw nothing(`There is no Dockerfile and no config in ${wanted.length === 0 ? 'this folder' : wanted.join(', ')}`)
  }
  return { configs: [...configs].sort(), dockerfiles: [...dockerfiles].sort() }
}

/** What others wrote is theirs to mend, and a template is no Dockerfile yet. */
const left = [
  ...['node_modules', 'vendor', '.git'].map((folder) => `**/${folder}/**`),
  '**/*.dockerignore',
  '**/Dockerfile.{ts,js,md}',
  '**/Dockerfile.{j2,jinja,jinja2,template,tmpl,tpl,erb,mustache,hbs,ejs,in}',
]

async function inFolder(folder: string, patterns: string[]): Promise<readonly string[]> {
  const found = await glob(patterns, { cwd: folder, absolute: true, dot: true, ignore: left, expandDirectories: false })
  return found.map((path) => resolve(path))
}

const nothing = (message: string): Stop => new Stop([problem({ code: 'bad-config', message })], 2)
