import { describe, expect, test } from 'vitest'
import { flagTables, type FlagRow } from './flags.js'

const rowsOf = (table: object): readonly (readonly [option: string, row: FlagRow])[] =>
  Object.entries<FlagRow>(table as Record<string, FlagRow>)

/** `startPeriod` as `start-period`. */
const hyphened = (option: string) => option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

describe.each(Object.entries(flagTables))('the flags of %s', (_, table) => {
  const rows = rowsOf(table)

  test('have each a name of its own', () => {
    const names = rows.map(([, { flag }]) => flag)
    expect(new Set(names).size).toBe(names.length)
    for (const name of names) expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
  })

  test('are called as their options are; a list of them has the plural of its one', () => {
    for (const [option, { flag, kind }] of rows) {
      const isPlural = kind === 'mount-list' || flag === 'device'
      expect(hyphened(option)).toBe(isPlural ? `${flag}s` : flag)
    }
  })

  test('say what they take where that is a choice, and only there', () => {
    for (const [option, { kind, values }] of rows)
      expect([option, values !== undefined && values.length > 1]).toEqual([option, kind === 'choice'])
  })
})

// Emitted text is API: with another order here, every Dockerfile would change.
test.each([
  ['FROM', ['platform']],
  ['RUN', ['mounts', 'network', 'security', 'devices']],
  ['COPY', ['from', 'chown', 'chmod', 'link', 'parents', 'exclude']],
  ['ADD', ['checksum', 'keepGitDir', 'unpack', 'chown', 'chmod', 'link', 'exclude']],
  ['HEALTHCHECK', ['interval', 'timeout', 'startPeriod', 'startInterval', 'retries']],
] as const)('the flags of %s are printed in this order', (keyword, options) =>
  expect(Object.keys(flagTables[keyword])).toEqual(options),
)

test('what COPY and ADD share is one flag', () => {
  const { COPY, ADD } = flagTables
  for (const option of ['chown', 'chmod', 'link', 'exclude'] as const) expect(ADD[option]).toBe(COPY[option])
})

// The table of features in Docker's reference.
test.each<[version: string, ...flags: readonly string[]]>([
  ['1.2', 'RUN mount', 'COPY chmod', 'ADD chmod'],
  ['1.3', 'RUN network'],
  ['1.4', 'COPY link', 'ADD link'],
  ['1.6', 'ADD checksum', 'ADD keep-git-dir', 'HEALTHCHECK start-interval'],
  ['1.17', 'ADD unpack'],
  ['1.19', 'COPY exclude', 'ADD exclude'],
  ['1.20', 'RUN security', 'COPY parents'],
  ['1.27', 'RUN device'],
])('Dockerfile %s brought %s', (version, ...flags) => {
  const brought = Object.entries(flagTables).flatMap(([keyword, table]) =>
    rowsOf(table).flatMap(([, { flag, since }]) => (since === version ? [`${keyword} ${flag}`] : [])),
  )
  expect(brought).toEqual(flags)
})
