import type { Dockerfile } from '../../model/index.js'
import { noSilence } from './comments.js'
import { fileView, type ViewOptions } from './file-view.js'
import type { FileVisitor } from './rule.js'
import { Run } from './run.js'
import { readSilences } from './silences.js'
import type { FileView } from './views.js'
import { walk } from './walk.js'

/** Visits a file as rules do, for somebody who wants to know what they know and has no rule. */
export function visit(file: Dockerfile, options: ViewOptions, begin: (view: FileView) => FileVisitor): void {
  const silences = readSilences(file, undefined)
  const places = options.places ?? new Map()
  const view = fileView(file, places, silences, options)
  const run = new Run(places, noSilence, {}, silences.byNode)
  walk({ view, visitors: [{ visitor: begin(view), report: () => undefined }], run, silences, options })
}
