import { describe, expect, test } from 'vitest'
import { mountOptions, type MountOptionRow } from './mount.js'

describe.each(Object.entries(mountOptions))('the options of a %s mount', (_, table) => {
  const rows = Object.entries<MountOptionRow>(table)

  test('have each names of their own', () => {
    const names = rows.flatMap(([option, { aliases = [] }]) => [
      option,
      ...aliases.map((alias) => alias.replace('!', '')),
    ])
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+$/)
  })

  test('say the opposite under another name only where they are true or false', () => {
    const opposed = rows.filter(([, { aliases = [] }]) => aliases.some((alias) => alias.startsWith('!')))
    expect(opposed.filter(([, { kind }]) => kind !== 'boolean')).toEqual([])
  })

  test('say what they take where that is a choice, and only there', () => {
    for (const [option, { kind, values }] of rows)
      expect([option, values !== undefined && values.length > 1]).toEqual([option, kind === 'choice'])
  })
})

// Emitted text is API: with another order here, Dockerfiles would change.
test.each([
  ['bind', ['target', 'source', 'from', 'readonly']],
  ['cache', ['target', 'id', 'sharing', 'from', 'source', 'mode', 'uid', 'gid', 'readonly']],
  ['tmpfs', ['target', 'size', 'readonly']],
  ['secret', ['id', 'target', 'env', 'required', 'mode', 'uid', 'gid']],
  ['ssh', ['id', 'target', 'required', 'mode', 'uid', 'gid']],
] as const)('the options of a %s mount are printed in this order', (type, options) =>
  expect(Object.keys(mountOptions[type])).toEqual(options),
)

test('there is a table for each type of mount that BuildKit has', () => {
  expect(Object.keys(mountOptions)).toEqual(['bind', 'cache', 'tmpfs', 'secret', 'ssh'])
})

test.each([
  // What BuildKit calls source is the id of a secret, and a path elsewhere.
  ['bind', 'source', ['src']],
  ['cache', 'source', ['src']],
  ['secret', 'id', ['source', 'src']],
  ['ssh', 'id', undefined],
  ['bind', 'target', ['dst', 'destination']],
  ['tmpfs', 'readonly', ['ro', '!rw', '!readwrite']],
])('of a %s mount, %s is also called %s', (type, option, aliases) => {
  const table: Readonly<Record<string, MountOptionRow>> = mountOptions[type as keyof typeof mountOptions]
  expect(table[option]?.aliases).toEqual(aliases)
})
