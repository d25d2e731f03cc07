import { isImported } from './library.js'

/** Gives each constant of a file a name of its own. */
export class Identifiers {
  readonly #taken = new Set<string>()

  /**
   * A name made of the words in `text`: `build-env` gives `buildEnv`. When it is taken, `more` is added (`cache` and
   * `Stage` give `cacheStage`), then a number.
   */
  make(text: string, more: string): string {
    const wanted = camelCase(text)
    let name = isFree(wanted) && !this.#taken.has(wanted) ? wanted : `${wanted}${more}`
    for (let n = 2; this.#taken.has(name) || !isFree(name); n++) name = `${wanted}${more}${n}`
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
