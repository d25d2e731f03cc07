import { describe, expect, test } from 'vitest'
import { hasOldNpm, lastComponent, managerNames, managerOf, productionInstall } from './detect.js'
import type { Manager } from './manager.js'
import { managers } from './managers.js'

test.each([
  ['node', 'node'],
  ['node:22-alpine', 'node'],
  ['corp/base/node:22', 'node'],
  ['registry.corp:5000/node', 'node'],
  ['registry.corp:5000/team/node:22', 'node'],
  ['ghcr.io/astral-sh/uv@sha256:0123', 'uv'],
  ['localhost:5000/a/b:1@sha256:0123', 'b'],
])('the last component of %s is %s', (reference, name) => expect(lastComponent(reference)).toBe(name))

test.each<[reference: string, manager: string | undefined]>([
  ['node:22', 'npm'],
  ['registry.corp/base/node:22', 'npm'],
  ['oven/bun:1', 'bun'],
  ['ghcr.io/astral-sh/uv:0.9-python3.13', 'uv'],
  ['golang:1.26', 'go'],
  ['rust', 'cargo'],
  ['maven:3.9', 'maven'],
  ['gradle:9', 'gradle'],
  ['python:3.13', 'pip'],
  ['nodejs:22', undefined],
  ['node/base:22', undefined],
  ['NODE:22', undefined],
  ['alpine', undefined],
])('the manager of %s is %s', (reference, manager) => expect(managerOf(reference)).toBe(manager))

describe('npm of an image', () => {
  test.each([
    ['node:12', true],
    ['node:14.21.3-alpine', true],
    ['registry.corp:5000/node:8', true],
    ['node:v10', true],
    ['node:15', false],
    ['node:22-alpine3.12', false],
    ['node:lts', false],
    ['registry.corp:5000/node', false],
    ['node', false],
    ['circleci/node-extra:8', false],
    ['node:14@sha256:7f', true],
    // The digits of a digest are no version.
    ['node@sha256:7f', false],
    ['node@sha256:12', false],
  ])('is old in %s: %s', (reference, isOld) => expect(hasOldNpm(reference)).toBe(isOld))

  test.each<[base: string | undefined, commands: string[]]>([
    ['node:12', ['npm ci --only=production']],
    ['node:22', ['npm pkg delete scripts.prepare', 'npm ci --omit=dev']],
    [undefined, ['npm pkg delete scripts.prepare', 'npm ci --omit=dev']],
  ])('installs production dependencies in %s by %j', (base, commands) =>
    expect(productionInstall('npm', base)).toEqual(commands),
  )
})

test('production dependencies mean nothing where all is compiled', () => {
  expect(managerNames.filter((name) => productionInstall(name, undefined) === undefined)).toEqual([
    'go',
    'cargo',
    'maven',
    'gradle',
  ])
})

describe('the table of managers', () => {
  const rows = Object.entries(managers) as [string, Manager][]
  test('has every image once, so that it says one manager', () => {
    const images = rows.flatMap(([, { images: names }]) => names)
    expect(new Set(images).size).toBe(images.length)
  })
  test.each(rows)('%s has optional manifests that may match nothing, and caches that are folders', (_, row) => {
    for (const pattern of row.optional ?? []) expect(pattern).toMatch(/\*$/)
    for (const folder of row.cache ?? []) expect(folder).toMatch(/^[~/].*[^/]$/)
    for (const manifest of row.manifests) expect(manifest).not.toMatch(/^[/~]/)
  })
})
