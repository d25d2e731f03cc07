import { describe, expect, test } from 'vitest'
import { landings, takes, type Taken } from './taken.js'

const taken = (path: string | undefined, more: Partial<Taken> = {}): Taken => ({
  origin: { kind: 'context' },
  path,
  exclude: [],
  destination: folder,
  ...more,
})
const folder = { path: '/app', isFolder: true }
const mount: Partial<Taken> = { destination: undefined } as never
const unsure = { path: '/app/x', isFolder: false }

describe('whether a step looks at a file', () => {
  test.each<[name: string, step: Taken, file: string, isTaken: boolean | undefined]>([
    ['the file itself', taken('/a.txt'), '/a.txt', true],
    ['a file of the folder', taken('/src'), '/src/deep/a.ts', true],
    ['all', taken('/'), '/src/a.ts', true],
    ['a file beside it', taken('/src'), '/srcs/a.ts', false],
    ['what is not known', taken(undefined), '/a', undefined],
    ['a pattern', taken('/*.json'), '/package.json', true],
    ['a pattern in another folder', taken('/*.json'), '/src/package.json', false],
    ['a folder that a pattern matches', taken('/s?c'), '/src/deep/a.ts', true],
    ['a pattern with two stars, which are one', taken('/**/a.ts'), '/src/deep/a.ts', false],
    ['a pattern with two stars in one folder', taken('/**/a.ts'), '/src/a.ts', true],
    ['a pattern that begins with an exclamation mark', taken('/!*'), '/!a', true],
    ['a class of characters', taken('/[ab].ts'), '/b.ts', true],
    ['what looks like a pattern in a mount', taken('/[ab]', mount), '/[ab]/c.ts', true],
    ['what such a pattern would match', taken('/[ab]', mount), '/a', false],
    ['what --exclude leaves out', taken('/src', { exclude: ['**/*.md'] }), '/src/doc/a.md', false],
    ['what --exclude does not leave out', taken('/src', { exclude: ['*.md'] }), '/src/doc/a.md', true],
    ['a source that is the file, which --exclude passes', taken('/a.md', { exclude: ['*.md'] }), '/a.md', true],
    ['--parents', taken('/', { parents: 'apps/*/package.json' }), '/apps/web/package.json', true],
    ['--parents of something else', taken('/', { parents: 'apps/*/package.json' }), '/apps/web/index.ts', false],
    ['--parents behind a pivot', taken('/apps', { parents: '**/*.json' }), '/apps/web/a.json', true],
    ['--parents before a pivot', taken('/apps', { parents: '**/*.json' }), '/libs/a.json', false],
  ])('%s', (_, step, file, isTaken) => expect(takes(step, file)).toBe(isTaken))
})

describe('where a file comes to lie', () => {
  test.each<[name: string, step: Taken, file: string, paths: string[] | undefined]>([
    ['in a folder', taken('/a.txt', { destination: folder }), '/a.txt', ['/app/a.txt']],
    [
      'under another name, or in a folder',
      taken('/a.txt', { destination: unsure }),
      '/a.txt',
      ['/app/x', '/app/x/a.txt'],
    ],
    ['without the folder that is copied', taken('/src', { destination: folder }), '/src/deep/a.ts', ['/app/deep/a.ts']],
    ['in what a folder is copied to', taken('/src', { destination: unsure }), '/src/a.ts', ['/app/x/a.ts']],
    ['by a pattern', taken('/*.json', { destination: folder }), '/a.json', ['/app/a.json']],
    ['in a folder that a pattern matches', taken('/s*', { destination: folder }), '/src/a.ts', ['/app/a.ts']],
    [
      'with its folders',
      taken('/', { destination: folder, parents: 'apps/*/package.json' }),
      '/apps/web/package.json',
      ['/app/apps/web/package.json'],
    ],
    [
      'with its folders behind a pivot',
      taken('/apps', { destination: folder, parents: '**/*.json' }),
      '/apps/web/a.json',
      ['/app/web/a.json'],
    ],
    ['nowhere, for a mount', taken('/a.txt', mount), '/a.txt', undefined],
    ['nowhere that is known', taken('/a', { destination: { path: undefined, isFolder: true } }), '/a', undefined],
    ['nowhere, for a file that is not taken', taken('/a', { destination: folder }), '/b', undefined],
    ['nowhere that is known, from where is not known', taken(undefined, { destination: folder }), '/b', undefined],
  ])('%s', (_, step, file, paths) => expect(landings(step, file)).toEqual(paths))
})
