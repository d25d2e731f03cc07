import { mountFields } from '../../check/stages/mount-text.js'
import { mountAliases } from '../../check/values/raw-mount.js'
import type { Mount, Reference, Word } from '../../model/index.js'
import { goBoolean } from '../../model/lexical/go-number.js'
import type { Replace } from './replace.js'
import { written } from './settings.js'

/** The options of a mount by the names of `mountOptions`; a value that is not known is `undefined`. */
export interface MountFacts {
  readonly mount: Mount
  /** Absent when a variable hides it. */
  readonly type: string | undefined
  readonly values: ReadonlyMap<string, string | undefined>
  /** The same, with values that are not known as they are written. */
  readonly told: ReadonlyMap<string, string>
  readonly isRequired: boolean
  readonly from?: Reference
}

/** Reads a mount, whether the model has its options or only its text. */
export function mountFacts(mount: Mount, replace: Replace): MountFacts {
  return mount.type === 'raw' ? rawFacts(mount, mount.text, replace) : typedFacts(mount, replace)
}

function typedFacts(mount: Exclude<Mount, { type: 'raw' }>, replace: Replace): MountFacts {
  const values = new Map<string, string | undefined>()
  const told = new Map<string, string>()
  let from: Reference | undefined
  for (const [name, value] of Object.entries(mount.options)) {
    if (name === 'from') from = value as Reference
    else {
      const text = typeof value === 'boolean' ? String(value) : replace.word(value as Word).text
      values.set(name, text)
      told.set(name, text ?? written(value as Word))
    }
  }
  return {
    mount,
    type: mount.type,
    values,
    told,
    isRequired: 'required' in mount.options && mount.options.required === true,
    ...(from === undefined ? {} : { from }),
  }
}

function rawFacts(mount: Mount, text: string, replace: Replace): MountFacts {
  const values = new Map<string, string | undefined>()
  const told = new Map<string, string>()
  let type: string | undefined = 'bind'
  let from: Reference | undefined
  let isRequired = false
  for (const { key, value } of mountFields(text) ?? []) {
    const name = mountAliases[key] ?? key
    if (key === 'from') from = { kind: 'image-reference', reference: value ?? '' }
    else if (key === 'type') type = replace.text(value ?? '').text?.toLowerCase()
    else if (key === 'required') isRequired = value === undefined || goBoolean(replace.text(value).text ?? '') === true
    else {
      const known = value === undefined ? 'true' : replace.text(value).text
      values.set(name, known)
      told.set(name, known ?? value!)
    }
  }
  return { mount, type, values, told, isRequired, ...(from === undefined ? {} : { from }) }
}
