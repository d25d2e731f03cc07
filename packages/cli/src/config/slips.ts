import * as core from '@stagecraft/core'
import { didYouMean, type Place, type Problem } from '@stagecraft/core'
import { textOf } from '../text-of.js'
import { resolveFromCli } from '../bundle/own-packages.js'

// What a config meant that threw: names of our own and of the config are known here, and nowhere else.

/** `Did you mean "from"?` for what a config says that does not exist. */
export function hintForThrown(error: unknown, place: Place | undefined, { presets }: KnownNames): string | undefined {
  if (!(error instanceof Error)) return undefined
  const called = /^(.*)\.([\w$]+) is not a function$/.exec(error.message)
  if (error.name === 'TypeError' && called !== null) return methodHint(called[1]!, called[2]!)
  const read = /^Cannot read properties of undefined \(reading '([\w$]+)'\)$/.exec(error.message)?.[1]
  if (error.name === 'TypeError' && read !== undefined) return memberHint(read, place)
  const name = /^([\w$]+) is not defined$/.exec(error.message)?.[1]
  return error.name === 'ReferenceError' && name !== undefined ? nameHint(name, place, presets) : undefined
}

/** For what the DSL has refused without knowing the rest of the config. */
export function hintForMisuse({ code, message, place }: Problem, sources: readonly string[]): string | undefined {
  const image = /^'([^']+)' has no tag/.exec(message)?.[1]
  if (code === 'untagged-image' && image !== undefined) return stageHint(image, sources)
  return code === 'wrong-argument' && message.endsWith('found undefined') ? laterHint(place) : undefined
}

/** What modules export that a config may have meant. */
export interface KnownNames {
  /** Of the module that lacks a name. */
  readonly asked: readonly string[]
  readonly presets: readonly string[]
}

export const nothingKnown: KnownNames = { asked: [], presets: [] }

/** The names that are worth a look at, for what a config threw. */
export async function knownNames(error: unknown): Promise<KnownNames> {
  if (!(error instanceof Error)) return nothingKnown
  const module = /requested module '(.+?)' does not provide an export/.exec(error.message)?.[1]
  if (module !== undefined) return { ...nothingKnown, asked: await exportsOf(resolveFromCli(module) ?? module) }
  if (error.name !== 'ReferenceError') return nothingKnown
  return { ...nothingKnown, presets: await exportsOf(resolveFromCli('@stagecraft/presets') ?? '') }
}

async function exportsOf(url: string): Promise<readonly string[]> {
  try {
    return url.startsWith('file:') ? Object.keys((await import(url)) as object) : []
  } catch {
    return []
  }
}

/** @param receiver what stands before the point, with `(...)` for the arguments of calls */
function methodHint(receiver: string, method: string): string | undefined {
  const exported = (core as Readonly<Record<string, unknown>>)[receiver]
  if (typeof exported === 'function' || (typeof exported === 'object' && exported !== null)) {
    return didYouMean(method, Object.keys(exported))
  }
  const { unbased, based, file, others } = methods()
  if (/^stage\(\.\.\.\)$/.test(receiver)) {
    if (based.includes(method)) return `A stage begins with its base: .from(…) stands before .${method}(…).`
    return didYouMean(method, unbased)
  }
  if (/^dockerfile(?:\.loose)?\(\.\.\.\)/.test(receiver)) return didYouMean(method, file)
  return didYouMean(method, receiver.startsWith('stage(') ? based : [...unbased, ...based, ...file, ...others])
}

/** A member that does not exist, of which another one was read: `builder.artefacts.site`. */
function memberHint(read: string, place: Place | undefined): string | undefined {
  if (place?.file === undefined) return undefined
  const line = sourceOf(place.file).split('\n')[place.line - 1] ?? ''
  const members = Array.from(line.matchAll(/\.([\w$]+)\s*\.([\w$]+)/g)).filter(([, , inner]) => inner === read)
  const { unbased, based, file, others } = methods()
  const known = new Set([...unbased, ...based, ...file, ...others])
  return members.map(([, member]) => (known.has(member!) ? undefined : didYouMean(member!, known))).find(Boolean)
}

/** The methods of the values that a config is written with. */
function methods(): Readonly<Record<'unbased' | 'based' | 'file' | 'others', readonly string[]>> {
  const unbased = core.stage('a')
  const based = unbased.from('scratch')
  return {
    unbased: methodsOf(unbased),
    based: methodsOf(based),
    file: methodsOf(core.dockerfile(based)),
    others: methodsOf(core.secret('a')),
  }
}

function methodsOf(value: object): readonly string[] {
  const names = Object.getOwnPropertyNames(Object.getPrototypeOf(value) as object)
  return names.filter((name) => !['constructor', 'toString', 'toJSON', 'emit', 'check', 'withFrontend'].includes(name))
}

/** A variable that does not exist: one of ours that is not imported, or one of the config of nearly that name. */
function nameHint(name: string, place: Place | undefined, presets: readonly string[]): string | undefined {
  const module = name in core ? '@stagecraft/core' : presets.includes(name) ? '@stagecraft/presets' : undefined
  if (module !== undefined) return `It is not imported. Write: import { ${name} } from '${module}'`
  const declared = place?.file === undefined ? [] : declaredIn(sourceOf(place.file))
  return didYouMean(name, [...declared, ...Object.keys(core)])
}

/** Names of variables, functions and imports. */
function declaredIn(text: string): readonly string[] {
  const lists = Array.from(text.matchAll(/\b(?:import|const|let|var)\s*\{([^{}]*)\}/g), ([, names]) =>
    names!.split(','),
  )
  const inLists = lists.flat().map((part) => /([\w$]+)\s*(?:=[^]*)?$/.exec(part.trim())?.[1] ?? '')
  const single = Array.from(text.matchAll(/\b(?:const|let|var|function|class)\s+([\w$]+)/g), ([, name]) => name!)
  return [...inLists, ...single].filter((name) => name !== '')
}

/** An image that is called like a stage of the config, or nearly so. */
function stageHint(image: string, sources: readonly string[]): string | undefined {
  const stages = new Map<string, string | undefined>()
  for (const text of sources.map(sourceOf)) {
    for (const [, variable, , name] of text.matchAll(/(?:\b([\w$]+)\s*=\s*)?\bstage\(\s*(['"`])([\w.-]+)\2/g)) {
      stages.set(name!, variable)
    }
  }
  // A short word is as near to many others.
  const near = image.length < 4 ? undefined : didYouMean(image, stages.keys())
  const isNear = (name: string): boolean => near !== undefined && near === didYouMean(image, [name])
  const found = stages.has(image) ? image : [...stages.keys()].find(isNear)
  if (found === undefined) return undefined
  const variable = stages.get(found)
  return variable === undefined
    ? `There is a stage "${found}": it is passed as a value, without quotes.`
    : `There is a stage "${found}": did you mean .from(${variable})?`
}

/** A variable that has no value yet, since it is declared further down. */
function laterHint(place: Place | undefined): string | undefined {
  if (place?.file === undefined) return undefined
  const lines = sourceOf(place.file).split('\n')
  const words: readonly string[] = (lines[place.line - 1] ?? '').slice(place.column - 1).match(/[\w$]+/g) ?? []
  for (let line = place.line; line < lines.length; line++) {
    const name = /^\s*(?:export\s+)?(?:const|let|var)\s+([\w$]+)/.exec(lines[line]!)?.[1]
    if (name !== undefined && words.includes(name)) return `"${name}" is declared in line ${line + 1}: move that up.`
  }
  return undefined
}

const sourceOf = (file: string): string => textOf(file) ?? ''
