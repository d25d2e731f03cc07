import type { LexOptions } from '../../check/expand/lex-word.js'
import type { CheckOptions } from '../../check/options.js'
import { resolve } from '../../check/stages/resolve.js'
import { globalScope } from '../../check/variables/global-scope.js'
import type { IgnoreMatcher } from '../../ignore/index.js'
import type { Dockerfile, Node } from '../../model/index.js'
import { automaticArguments } from '../../model/lexical/automatic-arguments.js'
import type { Place, Problem } from '../../problem/index.js'
import { Context, type ContextView } from './context.js'
import { commentBlocks } from './silences.js'
import { Syntax } from './syntax.js'
import type { FileView } from './views.js'

export interface ViewOptions extends CheckOptions {
  readonly text?: string
  readonly problems?: readonly Problem[]
  readonly ignore?: IgnoreMatcher
  readonly context?: ContextView
  readonly platformOf?: (image: string) => string | undefined
}

/**
 * What rules see of a file, put together from what is given. `commentPlaces` are those of a text, as `heededComments` has
 * them.
 */
export function fileView(
  file: Dockerfile,
  places: ReadonlyMap<Node, Place>,
  commentPlaces: ReadonlyMap<Node, Place> | undefined,
  options: ViewOptions,
): FileView {
  const { buildArguments: given, text, ignore, context, platformOf, problems = [] } = options
  const escape = file.directives.escape ?? '\\'
  const lex: LexOptions = { escape, quotes: true }
  let blocks: ReturnType<typeof commentBlocks> | undefined
  const nothing = (): void => undefined
  const globals = globalScope(file, lex, given, nothing)
  const automatic = given && Object.fromEntries(Object.entries(given).filter(([name]) => automaticArguments.has(name)))
  return {
    file,
    resolved: resolve(file, globals, lex),
    lex,
    globals,
    defaults: given === undefined ? globals : globalScope(file, lex, automatic, nothing),
    syntax: text === undefined ? undefined : new Syntax(text, places, escape),
    problems,
    ignore,
    context: context && new Context(context, ignore),
    platformOf,
    place: (node) => places.get(node),
    commentsOf: (node) => (blocks ??= commentBlocks(file, commentPlaces)).get(node) ?? [],
    known: [],
  }
}
