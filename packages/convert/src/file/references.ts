import type { Dockerfile, Reference } from '@stagecraft/core/model'

/** Which stage a reference means, as BuildKit decides it; nothing for an image, a context, or no stage of the file. */
export interface References {
  /** What FROM means: the nearest earlier stage of the name. */
  base(reference: Reference, user: number): number | undefined
  /** What `--from` and a mount's `from` mean: the last stage of the name. */
  used(reference: Reference): number | undefined
}

export function referencesOf({ stages }: Dockerfile): References {
  const byName = new Map<string, number[]>()
  stages.forEach(({ name }, index) => {
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), index])
  })
  return {
    base(reference, user) {
      if (reference.kind !== 'stage-reference') return undefined
      if (typeof reference.stage === 'number') return reference.stage < user ? reference.stage : undefined
      return byName
        .get(reference.stage)
        ?.filter((index) => index < user)
        .at(-1)
    },
    used(reference) {
      if (reference.kind !== 'stage-reference') return undefined
      const { stage } = reference
      return typeof stage === 'number' ? (stage < stages.length ? stage : undefined) : byName.get(stage)?.at(-1)
    },
  }
}
