import { cleanPath } from '../../../ignore/clean-path.js'
import type { Report } from '../../engine/rule.js'
import type { FileView } from '../../engine/views.js'
import { fileName } from '../../files/paths.js'
import { shippedCopiesRule, type ContextCopy } from '../../files/shipped.js'
import { keywords } from '../../../model/index.js'

export const secretFileCopied = shippedCopiesRule(
  {
    name: 'secret-file-copied',
    severity: 'warning',
    summary: 'No file that holds secrets is copied into the image along with others.',
  },
  judge,
)

function judge({ entry, copied: { sources } }: ContextCopy, file: FileView, report: Report): void {
  if (entry.flags.exclude !== undefined) return
  const folders = sources.flatMap((source) =>
    source === undefined || /[?[\\]|\*./.test(source) ? [] : [folderOf(source)],
  )
  // A file that is named is copied on purpose, unless it is nothing but a key.
  const named = folders.find((path) => isKey(path) && file.ignore?.isExcluded(path).isExcluded !== true)
  const found = named === undefined ? taken(folders, file) : [{ path: named }]
  const [first] = found
  if (first === undefined) return
  const names = found.map(({ path }) => path).slice(0, 3)
  const more = found.length > names.length ? ` and ${found.length - names.length} more` : ''
  report({
    message:
      first.because === undefined
        ? `${keywords[entry.kind]} takes ${names.join(', ')}${more} into the image`
        : `${keywords[entry.kind]} takes ${names.join(', ')}${more} into the image where there is one, as ${first.because} says`,
    at: entry,
    hint: hintFor(first.path, file),
  })
}

/** A source as a folder of the context; the empty path is its root. */
const folderOf = (source: string): string => cleanPath(`/${source.replace(/\/?\*$/, '')}`).slice(1)

interface Found {
  readonly path: string
  /** The example beside which it belongs; absent for a file that is there. */
  readonly because?: string
}

/** What folders take along that holds secrets: files that are there, then those that an example announces. */
function taken(folders: readonly string[], file: FileView): readonly Found[] {
  const { ignore } = file
  if (folders.length === 0) return []
  const isTaken = (path: string): boolean => {
    if (!folders.some((folder) => folder === '' || path.startsWith(`${folder}/`))) return false
    const verdict = ignore?.isExcluded(path)
    return verdict === undefined || (!verdict.isExcluded && verdict.unsure === undefined)
  }
  const { context } = file
  const files = context === undefined ? [] : [...new Set(folders.flatMap((folder) => context.sent(folder).files))]
  const found = files.flatMap((path): readonly Found[] => {
    if (isSample.test(path)) return []
    if (isKey(path) || isPrivate.test(path)) return isTaken(path) ? [{ path }] : []
    const folder = envExample.exec(path)
    if (folder === null) return []
    const env = `${folder[1] ?? ''}.env`
    return isTaken(env) ? [{ path: env, ...(files.includes(env) ? {} : { because: path }) }] : []
  })
  // What is there is said first.
  return [...found].sort((one, other) => Number(one.because !== undefined) - Number(other.because !== undefined))
}

/** Files of this kind are nobody else's; a `.env` may be a part of the project, unless there is an example of one. */
const isPrivate = /(?:^|\/)\.env(?:\.[\w-]+)?\.local$/
const envExample = /^(.*\/)?\.env\.(?:example|sample|template|dist)$/

/** Files that hold a key or a password and nothing else, whatever the project. */
const key =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.pgpass|\.git-credentials|\.aws\/credentials|\.docker\/config\.json)$/

const isKey = (path: string): boolean => key.test(path)

/** Folders whose secrets are none. */
const isSample =
  /(?:^|\/)(?:tests?|__tests__|spec|testdata|fixtures?|mocks?|examples?|samples?|docs?|node_modules|templates?)(?:\/|$)/i

function hintFor(path: string, { ignore }: FileView): string {
  const name = fileName(path)
  const root = ignore?.isExcluded(name)
  if (path !== name && root?.isExcluded === true && root.by !== undefined) {
    return `"${root.by.text}" leaves out the one at the root alone: write **/${name}`
  }
  return `Add **/${name} to the ignore file of the build context, and mount what the build needs with --mount=type=secret`
}
