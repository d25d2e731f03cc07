import { DockerfileError } from '../problem/index.js'
import { list, node, type Arg, type ArgDeclaration, type InnerComment, type Word } from '../model/index.js'
import { ArgHandle, lowerValue, mergeUses, usesOf, wrongArgument } from './handle.js'
import { innerComments, isInnerComment } from './pairs.js'
import { noUses, type Step } from './step.js'

/** The declaration `NAME=default` of a handle, or `NAME` where the default comes from elsewhere. */
export function declarationOf(handle: ArgHandle, bare: boolean): Arg {
  return node({ kind: 'arg', args: list([argument(handle.name, bare ? undefined : handle.default)]) })
}

function argument(name: string, value: Word | undefined): ArgDeclaration {
  return Object.freeze(value === undefined ? { name } : { name, value })
}

/** Step of `arg`: a handle, a name with or without a default, or a list of these. */
export function argStep(given: unknown, value: unknown): Step {
  if (value !== undefined && (given instanceof ArgHandle || Array.isArray(given))) throw defaultOfItsOwn(given)
  if (given instanceof ArgHandle) {
    return {
      entry: declarationOf(given, false),
      uses: given.defaultUses,
      references: undefined,
      finish: undefined,
      declares: given,
    }
  }
  const items: readonly unknown[] = Array.isArray(given)
    ? (given as unknown[])
    : [value === undefined ? given : [given, value]]
  const args: ArgDeclaration[] = []
  const comments: InnerComment[] = []
  let uses = noUses
  for (const item of items) {
    if (isInnerComment(item)) comments.push(...innerComments(item.comment, args.length))
    else if (item instanceof ArgHandle) {
      args.push(argument(item.name, item.default))
      uses = mergeUses(uses, item.defaultUses)
    } else if (typeof item === 'string') args.push(argument(argName(item), undefined))
    else if (Array.isArray(item) && item.length === 2) {
      args.push(argument(argName(item[0]), lowerValue(item[1], `arg ${String(item[0])}`)))
      uses = mergeUses(uses, usesOf(item[1]))
    } else throw wrongArgument('arg', 'a build argument, a name, or [name, default]', item)
  }
  if (args.length === 0) throw new DockerfileError({ code: 'empty-sources', message: 'arg needs at least one name' })
  const entry = node<Arg>({
    kind: 'arg',
    args: list(args),
    ...(comments.length === 0 ? {} : { comments: list(comments) }),
  })
  return { entry, uses, references: undefined, finish: undefined, declares: undefined }
}

/** A handle brings its default along, and so do the items of a list: one beside them would be lost. */
function defaultOfItsOwn(given: unknown): DockerfileError {
  const [what, hint] =
    given instanceof ArgHandle
      ? [`the build argument ${given.name}`, `Say it where it is made: arg('${given.name}', { default: … })`]
      : ['a list', "Say it in the list: ['NAME', default]"]
  return new DockerfileError({
    code: 'wrong-argument',
    message: `arg: a default stands beside a name, and was found beside ${what}`,
    hint,
  })
}

const unnamed = /[\s=]/

function argName(name: unknown): string {
  if (typeof name === 'string' && name !== '' && !unnamed.test(name)) return name
  throw new DockerfileError({
    code: 'bad-name',
    message: `a build argument is named without blanks and "="; found ${JSON.stringify(name)}`,
  })
}
