import type { Dockerfile, Word } from '@stagecraft/core/model'

/** A base that a build argument chooses among stages whose names are alike: `base-${TARGETARCH}`. */
export interface Choice {
  readonly argument: string
  /** From the value of the argument to the stage that it chooses, in the order of the file. */
  readonly stages: ReadonlyMap<string, number>
}

/** The values that the types of these variables list. */
const platformValues: { readonly [name: string]: ReadonlySet<string> } = {
  BUILDOS: new Set(['linux', 'windows', 'darwin', 'freebsd']),
  TARGETOS: new Set(['linux', 'windows', 'darwin', 'freebsd']),
  BUILDARCH: architectures(),
  TARGETARCH: architectures(),
}

function architectures(): ReadonlySet<string> {
  return new Set('386 amd64 arm arm64 loong64 mips64 mips64le ppc64 ppc64le riscv64 s390x'.split(' '))
}

/** What the base of a stage chooses from, when its text is one reference with constant text around it. */
export function choiceOf({ stages }: Dockerfile, index: number): Choice | undefined {
  const { base } = stages[index]!
  if (base.kind !== 'image-reference' || typeof base.reference === 'string') return undefined
  const { parts } = base.reference
  const at = parts.findIndex((part) => typeof part !== 'string')
  const reference = parts[at]
  if (typeof reference !== 'object' || reference.modifier !== undefined) return undefined
  const [before = '', after = ''] = [parts[at - 1], parts[at + 1]]
  if (parts.length > 3 || typeof before !== 'string' || typeof after !== 'string') return undefined
  const listed = Object.hasOwn(platformValues, reference.name) ? platformValues[reference.name] : undefined
  const found = new Map<string, number>()
  stages.slice(0, index).forEach(({ name = '' }, each) => {
    const value = name.slice(before.length, name.length - after.length)
    if (name !== before + value + after || value === '' || (listed !== undefined && !listed.has(value))) return
    found.set(value, each)
  })
  // Without text around it, any stage would do, and one value is hardly a choice.
  const isChoice = before + after !== '' && found.size > (listed === undefined ? 1 : 0)
  return isChoice ? { argument: reference.name, stages: found } : undefined
}

/**
 * All values of the arguments that choose bases, as far as every choice has the same ones and the default is among them.
 */
export function chosenValues(
  file: Dockerfile,
  defaults: ReadonlyMap<string, Word | undefined>,
): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>()
  const refused = new Set<string>()
  file.stages.forEach((_, index) => {
    const choice = choiceOf(file, index)
    if (choice === undefined || !defaults.has(choice.argument)) return
    const given = [...choice.stages.keys()]
    const known = values.get(choice.argument)
    const fallback = defaults.get(choice.argument)
    const fits = fallback === undefined || (typeof fallback === 'string' && given.includes(fallback))
    if (!fits || (known !== undefined && known.join('\n') !== given.join('\n'))) refused.add(choice.argument)
    values.set(choice.argument, given)
  })
  for (const name of refused) values.delete(name)
  return values
}
