import type { RawMount } from '../../model/index.js'
import { goBoolean, goUnsigned32 } from '../../model/lexical/go-number.js'
import { memorySizeFault } from '../../model/lexical/memory-size.js'
import { didYouMean } from '../../problem/index.js'
import type { At } from '../at.js'
import { evaluateText, type Evaluated } from '../expand/evaluate.js'
import { mountFields, type MountField } from '../stages/mount-text.js'
import { checkTarget } from './mount-target.js'

const types = ['bind', 'cache', 'tmpfs', 'secret', 'ssh']
const modes = ['shared', 'private', 'locked']
/** Other words for the options of a mount. */
export const mountAliases: Readonly<Record<string, string>> = {
  src: 'source',
  dst: 'target',
  destination: 'target',
  ro: 'readonly',
  rw: 'readwrite',
}
const keys =
  'type from source target readonly readwrite id sharing required size mode uid gid src dst destination ro rw env'.split(
    ' ',
  )

/** What the fields of a mount said so far: BuildKit reads them in order, and some need the type before them. */
interface Reading {
  readonly values: Map<string, Evaluated>
  /** Absent when a variable hides it. */
  type: string | undefined
  byDefault: boolean
}

/** A mount that the model keeps as text: read as BuildKit reads it, up to its first mistake. */
export function checkRawMount(mount: RawMount, at: At): void {
  const reading: Reading = { values: new Map(), type: 'bind', byDefault: false }
  const fields = mountFields(mount.text)
  const fault =
    fields === undefined
      ? 'it is empty, or its quotes do not match'
      : (firstFault(fields, reading, at) ?? wholeFault(reading))
  if (fault !== undefined) {
    const hint = hintOf(fault)
    at.refuse(reading, { code: 'bad-mount', message: `RUN --mount=${mount.text}: ${fault}`, hint }, [mount])
  } else if (reading.type === 'bind' || reading.type === 'cache' || reading.type === 'tmpfs') {
    const target = reading.values.get('target') ?? { text: '' }
    checkTarget(mount, { ...target, byDefault: reading.byDefault }, at)
  }
}

/** The nearest of the words that could stand there. */
function hintOf(fault: string): string | undefined {
  const [, kind, word = ''] = /^(it has no key|the type|the sharing) "(.*?)"/.exec(fault) ?? []
  if (kind === undefined) return undefined
  return didYouMean(word, kind === 'it has no key' ? keys : kind === 'the type' ? types : modes)
}

function firstFault(fields: readonly MountField[], reading: Reading, at: At): string | undefined {
  for (const field of fields) {
    const fault = field.value === undefined ? bareFault(field, reading) : fieldFault(field, field.value, reading, at)
    if (fault !== undefined) return fault
  }
  return undefined
}

function bareFault({ key, source }: MountField, reading: Reading): string | undefined {
  if (key === 'readonly' || key === 'ro' || key === 'readwrite' || key === 'rw') return undefined
  if (key === 'required') return needsType('required', ['secret', 'ssh'], reading)
  return keys.includes(key) ? `"${source}" needs a value` : `it has no key "${key}"`
}

function fieldFault({ key, source }: MountField, written: string, reading: Reading, at: At): string | undefined {
  const value = evaluateText(written, at.scope.lookup, at.lex)
  if (value.fault !== undefined) return `in "${source}", ${value.fault}`
  reading.byDefault ||= value.byDefault
  if (!keys.includes(key)) return `it has no key "${key}"`
  const name = mountAliases[key] ?? key
  const fault = valueFault(name, value.text, reading)
  reading.values.set(name, value)
  return fault
}

function valueFault(name: string, text: string | undefined, reading: Reading): string | undefined {
  switch (name) {
    case 'type':
      reading.type = text?.toLowerCase()
      return text === undefined || types.includes(text.toLowerCase())
        ? undefined
        : `the type "${text}" is none of ${types.join(', ')}`
    case 'readonly':
    case 'readwrite':
      return text === undefined || goBoolean(text) !== undefined ? undefined : `${name} is "${text}", not true or false`
    case 'required': {
      const misplaced = needsType('required', ['secret', 'ssh'], reading)
      if (misplaced !== undefined) return misplaced
      return text === undefined || goBoolean(text) !== undefined
        ? undefined
        : `required is "${text}", not true or false`
    }
    case 'size': {
      const misplaced = needsType('size', ['tmpfs'], reading)
      if (misplaced !== undefined) return misplaced
      const fault = text === undefined ? undefined : memorySizeFault(text)
      return fault === undefined ? undefined : `size is "${text}", and ${fault}`
    }
    case 'sharing':
      return text === undefined || modes.includes(text.toLowerCase())
        ? undefined
        : `the sharing "${text}" is none of ${modes.join(', ')}`
    case 'mode':
      return text === undefined || goUnsigned32(text, 8) !== undefined
        ? undefined
        : `mode is "${text}", not an octal number such as 0755`
    case 'uid':
    case 'gid':
      return text === undefined || goUnsigned32(text, 10) !== undefined
        ? undefined
        : `${name} is "${text}", not a number`
    default:
      return undefined
  }
}

function needsType(key: string, accepted: readonly string[], { type }: Reading): string | undefined {
  if (type === undefined || accepted.includes(type)) return undefined
  return `${key} is only for ${accepted.join(' and ')} mounts, and the type must stand before it`
}

/** What is wrong with the fields together. */
function wholeFault({ type, values }: Reading): string | undefined {
  if (type === undefined) return undefined
  for (const name of ['mode', 'uid', 'gid']) {
    if (values.has(name) && (type === 'bind' || type === 'tmpfs')) return `a ${type} mount has no ${name}`
  }
  const given = (name: string): boolean => values.has(name) && values.get(name)!.text !== ''
  if (type === 'secret') {
    if (given('from')) return 'a secret mount has no from'
    if (!given('id') && !given('source') && !given('target')) return 'a secret mount needs an id or a target'
    if (values.get('id')?.text && values.get('source')?.text) return 'source is another word for id, and both are said'
  }
  if (type === 'ssh' && given('source')) return 'an ssh mount has no source'
  return given('sharing') && type !== 'cache' ? `a ${type} mount has no sharing` : undefined
}
