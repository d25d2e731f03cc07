import { describe, expect, test } from 'vitest'
import type { Run } from '../../model/index.js'
import { parse } from '../../parse/parse-file.js'
import { mountFacts } from './mount-facts.js'
import { mountOperations, ordered } from './mount-operation.js'

const known: Readonly<Record<string, string>> = { T: 'cache', D: '/d', YES: 'true', NONE: '' }

const textOf = (text: string): string | undefined => {
  const names = [...text.matchAll(/\$(\w+)/g)].map(([, name]) => name!)
  return names.every((name) => Object.hasOwn(known, name))
    ? text.replace(/\$(\w+)/g, (_, name: string) => known[name]!)
    : undefined
}
const evaluated = (text: string | undefined) => ({ byDefault: false, ...(text === undefined ? {} : { text }) })

/** A mount, where only the variables above are known. */
function facts(options: string) {
  const { file } = parse(`FROM alpine\nRUN --mount=${options} x\n`)
  const [mount] = (file.stages[0]!.instructions[0] as Run).flags.mounts!
  return mountFacts(mount!, {
    word: (word) =>
      evaluated(
        typeof word === 'string'
          ? word
          : textOf(word.parts.map((part) => (typeof part === 'string' ? part : `$${part.name}`)).join('')),
      ),
    text: (text) => evaluated(textOf(text)),
  })
}

describe('the options of a mount', () => {
  test.each<[options: string, type: string | undefined, values: Record<string, string | undefined>]>([
    ['target=/a', 'bind', { target: '/a' }],
    ['type=bind,dst=/a,src=b', 'bind', { target: '/a', source: 'b' }],
    ['type=cache,target=$D/c,id=$X', 'cache', { target: '/d/c', id: undefined }],
    ['type=tmpfs,destination=/a,size=1g', 'tmpfs', { target: '/a', size: '1g' }],
    ['type=secret,src=a,mode=0400,uid=1,gid=$NONE', 'secret', { id: 'a', mode: '0400', uid: '1', gid: '' }],
    ['type=ssh,id=k', 'ssh', { id: 'k' }],
    ['target=/a,rw', 'bind', { target: '/a', readonly: 'false' }],
    // What the model keeps as text has the words of the text.
    ['type=$T,target=/a,ID=$X,ro', 'cache', { target: '/a', id: undefined, readonly: 'true' }],
    ['type=$T,dst=$D,rw=$YES', 'cache', { target: '/d', readwrite: 'true' }],
    ['type=$X,src=a', undefined, { source: 'a' }],
    [`type=Cache,'"target=/a,b"',new=1`, 'cache', { target: '/a,b', new: '1' }],
  ])('%s', (options, type, values) => {
    const found = facts(options)
    expect(found.type).toBe(type)
    expect(Object.fromEntries(found.values)).toEqual(values)
  })

  test('that are not known are told as they are written', () => {
    expect(Object.fromEntries(facts('type=cache,target=$X/c,id=a').told)).toEqual({ target: '$X/c', id: 'a' })
    expect(Object.fromEntries(facts('type=$T,target=${X}/c,id=a').told)).toEqual({ target: '${X}/c', id: 'a' })
  })

  test.each<[options: string, isRequired: boolean]>([
    ['type=secret,id=a', false],
    ['type=secret,id=a,required', true],
    ['type=secret,id=a,required=false', false],
    ['type=ssh,required=1', true],
    ['type=secret,id=a,required=$YES', true],
    ['type=secret,id=a,required=$X', false],
    ['type=secret,id=a,required=$NONE', false],
  ])('%s is required: %s', (options, isRequired) => expect(facts(options).isRequired).toBe(isRequired))

  test.each<[options: string, from: unknown]>([
    ['from=a,target=/a', { kind: 'image-reference', reference: 'a' }],
    ['type=$T,FROM=a,target=/a', { kind: 'image-reference', reference: 'a' }],
    ['type=$T,target=/a', undefined],
  ])('%s takes its files from %j', (options, from) => {
    expect(facts(options).from).toEqual(from)
    expect('from' in facts(options)).toBe(from !== undefined)
  })
})

test('mounts stand by their targets, then secrets, then agents, each in their order', () => {
  const mounts = [
    'type=ssh',
    'target=/b',
    'type=secret,id=z',
    'type=cache,target=a',
    'type=secret,id=a',
    'type=tmpfs,target=/B',
  ]
  const found = ordered(mounts.map(facts), '/w')
  expect(found.map(({ type, told }) => `${type} ${told.get('target') ?? told.get('id') ?? ''}`)).toEqual([
    ...['tmpfs /B', 'bind /b', 'cache a', 'secret z', 'secret a', 'ssh '],
  ])
  expect(mountOperations(found, '/w')).toHaveLength(6)
})
