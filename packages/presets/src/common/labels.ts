import type { Stage, Value } from '@stagecraft/core'
import { DockerfileError, didYouMean } from '@stagecraft/core'
import { option, type Option } from '../define/index.js'

/** The annotations that the OCI image specification names, without their prefix. */
const oci = [
  'authors',
  'created',
  'description',
  'documentation',
  'licenses',
  'revision',
  'source',
  'title',
  'url',
  'vendor',
  'version',
] as const

/** Labels: those of the OCI specification by their short names, others by their whole names. */
export type Labels = { readonly [Name in (typeof oci)[number]]?: Value } & {
  readonly [name: `${string}.${string}`]: Value
}

const pairs = option.pairs({ description: 'The values of labels.' })

export const labelsOption: Option<Labels, 'optional'> = option.of<Labels>({
  description: 'Labels of the image: `title`, `source`, `version` … become org.opencontainers.image labels.',
  accepts: `an object with ${oci.join(', ')}, or whole names such as 'com.example.team'`,
  samples: [{ title: 'sample' }, { 'com.example.team': 'sample' }],
  read(value, path) {
    const read = pairs.read(value, path)
    if (read === undefined) return undefined
    for (const name of Object.keys(read)) {
      if (name.includes('.') || (oci as readonly string[]).includes(name)) continue
      throw new DockerfileError({
        code: 'unknown-option',
        message: `${path} has no "${name}": it has ${oci.join(', ')}, and whole names such as 'com.example.team'`,
        hint: didYouMean(name, oci),
      })
    }
    return read as Labels
  },
})

/** Writes the labels, if there are any. */
export function labelled(labels: Labels | undefined): <S extends Stage>(stage: S) => S {
  const entries = Object.entries(labels ?? {})
  if (entries.length === 0) return (stage) => stage
  return (stage) =>
    stage.label(entries.map(([name, value]) => [name.includes('.') ? name : `org.opencontainers.image.${name}`, value]))
}
