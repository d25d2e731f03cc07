import { array, known, object, string, type Expression } from '../expression.js'
import { call } from '../library.js'

/**
 * `apt(…)`, `apk(…)` and `words(…)`, for lines that look like theirs; as a part of `and(…)`, items stand deeper.
 */
export function* packageForms(lines: readonly string[], isPart = false): Generator<Expression> {
  yield* aptForm(lines)
  const items = itemsOf(lines.slice(1), isPart ? '        ' : '    ')
  if (items === undefined || items.length < 2) return
  const command = lines[0]!.trimEnd()
  if (command === 'apk add --no-cache' && isSorted(items)) yield call('apk', [packageList(items)])
  yield call('words', [string(command), packageList(items)])
}

const cleanUp = '    && rm -rf /var/lib/apt/lists/*'

function* aptForm(lines: readonly string[]): Generator<Expression> {
  const withCleanUp = lines.at(-1)?.trimEnd() === cleanUp
  const start = lines[0] === 'rm -f /etc/apt/apt.conf.d/docker-clean ' ? 1 : 0
  const update = lines[start]?.replace(/^ {4}&& /, '').trimEnd()
  const install = /^ {4}&& apt-get install -y( --no-install-recommends)?(?: ([^ -][^ ]*))? ?$/.exec(
    lines[start + 1] ?? '',
  )
  if (update !== 'apt-get update' || install === null) return
  const [, bare, only] = install
  const rest = withCleanUp ? lines.slice(start + 2, -1) : lines.slice(start + 2)
  const items = only === undefined ? itemsOf(rest, '        ') : rest.length === 0 ? [only] : undefined
  if (items === undefined || !isSorted(items)) return
  const options = bare === undefined ? [object([['recommends', known('true', true)]])] : []
  yield call('apt', [packageList(items), ...options])
}

/** One word a line: bare, or between single quotes. */
function itemsOf(lines: readonly string[], indent: string): readonly string[] | undefined {
  if (lines.length === 0) return undefined
  const items: string[] = []
  for (const line of lines) {
    if (!line.startsWith(indent)) return undefined
    const word = line.slice(indent.length).trimEnd()
    const item = /^'([^']*)'$/.exec(word)?.[1] ?? word
    if (!/^[^\s'"]+$/.test(word) && item === word) return undefined
    items.push(item)
  }
  return items
}

function isSorted(items: readonly string[]): boolean {
  return items.every((item, at) => at === 0 || items[at - 1]! < item)
}

function packageList(items: readonly string[]): Expression {
  return items.length === 1 ? string(items[0]!) : array(items.map(string))
}
