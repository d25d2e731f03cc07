import { isImported } from './library.js'

/** Gives each constant of a file a name of its own. */
export class Identifiers {
  readonly #taken = new Set<string>()

  /**
   * A name made of the words in `text`: `build-env` gives `buildEnv`. A word that means something already gets `more`
   * (`cache` and `Stage` give `cacheStage`), as does a handle that is called like a stage; then a number.
   */
  make(text: string, more: 'Stage' | 'Arg' | 'Secret' | 'Steps' | 'Command' | 'Mounts'): string {
    const word = camelCase(text)
    const isHandle = more === 'Arg' || more === 'Secret'
    const wanted = isFree(word) && !(isHandle && this.#taken.has(word)) ? word : `${word}${more}`
    let name = wanted
    for (let n = 2; this.#taken.has(name); n++) name = `${wanted}${n}`
    this.#taken.add(name)
    return name
  }
}

/** `NODE_VERSION`, `node-version` and `node.version` give `nodeVersion`; what begins with a digit gets a `_`. */
export function camelCase(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).filter((word) => word !== '')
  const name = words
    .map((word, at) => {
      const lower = word.toLowerCase()
      return at === 0 ? lower : lower[0]!.toUpperCase() + lower.slice(1)
    })
    .join('')
  return /^[a-z]/.test(name) ? name : `_${name}`
}

function isFree(name: string): boolean {
  return !reserved.has(name) && !isImported(name)
}

/** Words of the language, names that mean something everywhere, and the parameters of the functions that are written. */
const reserved: ReadonlySet<string> = new Set(
  (
    'abstract any arguments as async await bigint boolean break case catch class const constructor continue debugger ' +
    'declare default delete do else enum eval export extends false finally for from function get global globalThis if ' +
    'implements import in infer infinity instanceof interface is keyof let module namespace nan never new null number ' +
    'object of on package private process protected public readonly require return s set static string super switch ' +
    'symbol this throw true try type typeof undefined unique unknown using var void while with yield globals'
  ).split(' '),
)
