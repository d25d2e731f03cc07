import type { Evaluated } from '../../check/expand/evaluate.js'
import { mountFields } from '../../check/stages/mount-text.js'
import { mountAliases } from '../../check/values/raw-mount.js'
import type { Mount, Reference, Word } from '../../model/index.js'
import { goBoolean } from '../../model/lexical/go-number.js'

/** The options of a mount by the names of `mountOptions`; a value that is not known is `undefined`. */
export interface MountFacts {
  readonly mount: Mount
  /** Absent when a variable hides it. */
  readonly type: string | undefined
  readonly values: ReadonlyMap<string, string | undefined>
  readonly isRequired: boolean
  readonly from?: Reference
}

/** How the variables of an instruction are replaced. */
export interface Replace {
  word(word: Word): Evaluated
  text(text: string): Evaluated
}

/** Reads a mount, whether the model has its options or only its text. */
export function mountFacts(mount: Mount, replace: Replace): MountFacts {
  return mount.type === 'raw' ? rawFacts(mount, mount.text, replace) : typedFacts(mount, replace)
}

function typedFacts(mount: Exclude<Mount, { type: 'raw' }>, replace: Replace): MountFacts {
  const values = new Map<string, string | undefined>()
  let from: Reference | undefined
  for (const [name, value] of Object.entries(mount.options)) {
    if (name === 'from') from = value as Reference
    else if (typeof value === 'boolean') values.set(name, String(value))
    else values.set(name, replace.word(value as Word).text)
  }
  return {
    mount,
    type: mount.type,
    values,
    isRequired: 'required' in mount.options && mount.options.required === true,
    ...(from === undefined ? {} : { from }),
  }
}

function rawFacts(mount: Mount, text: string, replace: Replace): MountFacts {
  const values = new Map<string, string | undefined>()
  let type: string | undefined = 'bind'
  let from: Reference | undefined
  let isRequired = false
  for (const { key, value } of mountFields(text) ?? []) {
    const name = mountAliases[key] ?? key
    if (key === 'from') from = { kind: 'image-reference', reference: value ?? '' }
    else if (key === 'type') type = replace.text(value ?? '').text?.toLowerCase()
    else if (key === 'required') isRequired = value === undefined || goBoolean(replace.text(value).text ?? '') === true
    else values.set(name, value === undefined ? 'true' : replace.text(value).text)
  }
  return { mount, type, values, isRequired, ...(from === undefined ? {} : { from }) }
}
