import { describe, expect, test } from 'vitest'
import { managerOf } from './detect.js'
import type { Manager } from './manager.js'
import { managers } from './managers.js'

const rows = Object.entries(managers) as [string, Manager][]
const program = (command: string): string => command.split(' ')[0]!

describe.each(rows)('what is said of %s', (name, row) => {
  const commands = [row.install, row.production ?? row.install, row.afterSource ?? row.install]

  test('is that of one program, whatever is installed', () => {
    expect(new Set(commands.map(program)).size).toBe(1)
  })

  test('names a folder of downloads by its option, where the program is told one', () => {
    const told = [row.install, row.production ?? ''].flatMap((command) =>
      [...command.matchAll(/--(?:store-dir|cache-folder)=(\S+)/g)].map(([, folder]) => folder),
    )
    expect(told.every((folder) => row.cache?.includes(folder!))).toBe(true)
    expect(told.length === 0 || told.length === 2).toBe(true)
  })

  test('installs what is locked, or knows no lock', () => {
    const hasLock = row.manifests.some((file) => /lock/.test(file))
    const asks = /^npm ci|frozen-lockfile|--locked|^poetry install/.test(row.install)
    expect(asks || !hasLock).toBe(true)
  })

  test('leaves something out for production, unless there is nothing to leave out', () => {
    expect(row.production === row.install).toBe(name === 'pip')
    expect(row.beforeProduction === undefined || row.production !== undefined).toBe(true)
  })

  test('copies every manifest once', () => {
    const all = [...row.manifests, ...(row.optional ?? [])].map((file) => file.replace(/\*$/, ''))
    expect(new Set(all).size).toBe(all.length)
  })

  test.each(row.images)('comes with the image %s, whatever its registry and its tag', (image) => {
    for (const reference of [image, `${image}:1`, `corp.example:5000/a/${image}:1-slim`, `${image}@sha256:00`]) {
      expect(managerOf(reference)).toBe(name)
    }
    expect(managerOf(`${image}x`)).not.toBe(name)
  })
})

test('what is kept from build to build is kept where two installs can use it, or is locked', () => {
  expect(rows.flatMap(([name, { locked }]) => (locked === true ? [name] : []))).toEqual(['yarn'])
})
