import { simpleCommands } from '../../lint/shell/read-script.js'
import { Refusal } from '../refusal.js'
import type { Program } from '../started.js'

/** What package.json says that counts here. */
export interface PackageJson {
  readonly scripts: Readonly<Record<string, string>>
  readonly dependencies: ReadonlySet<string>
  readonly devDependencies: ReadonlySet<string>
  readonly packageManager: string | undefined
}

export function readPackageJson(text: string): PackageJson | undefined {
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>
    const names = (key: string): string[] => Object.keys(object(value[key]))
    return {
      // npm takes no notice of a script that is not text.
      scripts: Object.fromEntries(
        Object.entries(object(value['scripts'])).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
      dependencies: new Set([...names('dependencies'), ...names('optionalDependencies')]),
      devDependencies: new Set(names('devDependencies')),
      packageManager: typeof value['packageManager'] === 'string' ? value['packageManager'] : undefined,
    }
  } catch {
    return undefined
  }
}

const object = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Packages whose program has another name. */
const packageOf: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  nest: '@nestjs/cli',
  ng: '@angular/cli',
  vue: '@vue/cli',
}

/** What npm runs besides a script of that name. */
const around = (name: string): readonly string[] => [`pre${name}`, name, `post${name}`]

/**
 * Holds a program of a Node app against package.json: node itself, a script, or a program of a production dependency.
 *
 * @param globals packages that are installed for all, which the runtime gets too
 * @returns whether it is one that is known
 * @throws {Refusal} for one that needs what the runtime does not have
 */
export function checkNodeProgram(
  { name, path, arguments: words, entry }: Program,
  json: PackageJson,
  globals: { readonly has: (name: string) => boolean; readonly use: (name: string) => void },
  depth = 0,
): boolean {
  if (name === 'node' || name === 'nodejs') return true
  if (path !== undefined && /\.[cm]?js$/.test(path)) return true
  const rest = words.filter((word) => !word.startsWith('-'))
  if (name === 'npm' || name === 'yarn') {
    const [verb = name === 'yarn' ? 'install' : ''] = rest
    const isRun = verb === 'run' || verb === 'run-script'
    const script = isRun ? rest[1] : verb === 'start' || verb === 'test' || name === 'yarn' ? verb : undefined
    if (script === undefined) throw new Refusal(`what \`${name} ${verb}\` runs is not known`, entry)
    if (script !== 'start' || json.scripts['start'] !== undefined) runScript(script)
    return true
  }
  if (name === 'pnpm' || name === 'bun') {
    throw new Refusal(
      `${name} is not in the image of the runtime, and the container starts it`,
      entry,
      'Start node itself: CMD ["node", …]',
    )
  }
  if (name === 'npx') {
    const [program = ''] = rest
    return checkDependency(program.replace(/@[^@/]*$/, ''))
  }
  if (path !== undefined && !path.includes('/node_modules/.bin/')) return false
  if (path === undefined && globals.has(name)) {
    globals.use(name)
    return true
  }
  return path !== undefined || depth > 0 ? checkDependency(name) : false

  function checkDependency(program: string): boolean {
    const wanted = Object.hasOwn(packageOf, program) ? packageOf[program]! : program
    if (json.dependencies.has(wanted)) return true
    if (json.devDependencies.has(wanted)) {
      throw new Refusal(`the container runs ${program}, which is of a development dependency`, entry)
    }
    throw new Refusal(`the container runs ${program}, and no dependency is called that`, entry)
  }

  function runScript(script: string): void {
    if (depth > 5) throw new Refusal(`the script ${script} runs itself`, entry)
    if (!Object.hasOwn(json.scripts, script)) throw new Refusal(`package.json has no script "${script}"`, entry)
    for (const one of around(script)) {
      const text = json.scripts[one]
      if (text === undefined) continue
      const commands = simpleCommands(text)
      if (commands === undefined) throw new Refusal(`the script ${one} is not understood`, entry)
      for (const command of commands) {
        const inner: Program = {
          name: command.name,
          path: undefined,
          arguments: command.arguments.map(({ text: word }) => word),
          entry,
          isHealthcheck: false,
        }
        if (!checkNodeProgram(inner, json, globals, depth + 1)) {
          throw new Refusal(`the script ${one} runs ${command.name}, of which nothing is known`, entry)
        }
      }
    }
  }
}
