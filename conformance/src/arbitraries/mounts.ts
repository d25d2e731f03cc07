import fc from 'fast-check'
import { node, options, type Mount, type Reference, type Word } from '../core.js'
import { fitting, hard } from './text.js'
import { reference } from './word.js'
import { word } from '../core.js'

/** Mounts that BuildKit converts. `from` gives references that a mount can have. */
export function mount(from: fc.Arbitrary<Reference>, escape: string): fc.Arbitrary<Mount> {
  const path = pathWord(escape)
  const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })
  const readonly = maybe(fc.boolean())
  const number = fc.constantFrom<Word>('0', '1000', '65534')
  const owner = {
    mode: maybe(fc.constantFrom<Word>('0755', '0400', '700')),
    uid: maybe(number),
    gid: maybe(number),
  }
  const required = maybe(fc.boolean())
  const id = maybe(path)
  return fc.oneof(
    fc
      .record({ target: path, source: maybe(path), from: maybe(from), readonly })
      .map((given): Mount => node({ kind: 'mount', type: 'bind', options: options(given) })),
    fc
      .record({
        target: path,
        id,
        sharing: maybe(fc.constantFrom('shared', 'private', 'locked')),
        from: maybe(from),
        source: maybe(path),
        ...owner,
        readonly,
      })
      .map((given): Mount => node({ kind: 'mount', type: 'cache', options: options(given) })),
    fc
      .record({ target: path, size: maybe(fc.constantFrom<Word>('512m', '1g', '0')), readonly })
      .map((given): Mount => node({ kind: 'mount', type: 'tmpfs', options: options(given) })),
    fc
      .record({
        id: path,
        target: maybe(path),
        env: maybe(fc.constantFrom<Word>('TOKEN_FILE', 'A', '')),
        required,
        ...owner,
      })
      .map((given): Mount => node({ kind: 'mount', type: 'secret', options: options(given) })),
    fc
      .record({ id, target: maybe(path), required, ...owner })
      .map((given): Mount => node({ kind: 'mount', type: 'ssh', options: options(given) })),
  )
}

/** An absolute path that is not the root, with what quotes and commas do to it. */
function pathWord(escape: string): fc.Arbitrary<Word> {
  const text = fc.oneof(fc.constantFrom('root/.npm', 'src', 'var/cache/apt', 'a b', 'a,b', 'a"b', "it's"), hard)
  const literal = text.map((rest) => `/x${fitting('flag', rest)}`)
  return fc.oneof(
    { weight: 3, arbitrary: literal },
    { weight: 1, arbitrary: fc.tuple(literal, reference(true, escape)).map(([start, name]) => word([start, name])) },
  )
}
