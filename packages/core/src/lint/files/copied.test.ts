import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { visit } from '../engine/visit.js'
import { copied, isWholeContext, type Copied } from './copied.js'

/** What the last COPY or ADD of a stage takes. */
function copiedBy(instructions: string, from = 'debian:12'): Copied {
  let last: Copied | undefined
  const { file } = parse(`FROM ${from}\n${instructions}\n`)
  const entries = {
    copy: (entry: never, _: unknown, at: never) => void (last = copied(entry, at)),
    add: (entry: never, _: unknown, at: never) => void (last = copied(entry, at)),
  }
  visit(file, {}, { entries })
  return last!
}

describe('what a COPY or ADD takes, and where it puts it', () => {
  test.each<[what: string, instruction: string, copied: Copied]>([
    ['a file', 'COPY a /b', { sources: ['a'], destination: '/b', isFolder: false }],
    ['a folder', 'ADD a /b/', { sources: ['a'], destination: '/b', isFolder: true }],
    ['several files', 'COPY a ./b/../c /d', { sources: ['a', 'c'], destination: '/d', isFolder: true }],
    ['all', 'COPY . .', { sources: ['.'], destination: '/', isFolder: true }],
    ['into the working directory', 'WORKDIR /w\nCOPY a .', { sources: ['a'], destination: '/w', isFolder: true }],
    ['into a folder of it', 'WORKDIR /w\nCOPY a b/.', { sources: ['a'], destination: '/w/b', isFolder: true }],
    ['as a name in it', 'WORKDIR /w\nCOPY a b', { sources: ['a'], destination: '/w/b', isFolder: false }],
    ['as a hidden name', 'COPY a /b/.c', { sources: ['a'], destination: '/b/.c', isFolder: false }],
    ['above it', 'WORKDIR /w/x\nCOPY a ..', { sources: ['a'], destination: '/w', isFolder: false }],
    ['with variables', 'ARG V=x\nENV D=/d\nCOPY a$V $D/', { sources: ['ax'], destination: '/d', isFolder: true }],
    ['from another stage', 'COPY --from=s /a//b /c', { sources: ['/a/b'], destination: '/c', isFolder: false }],
    ['no inline file', 'COPY <<E a /d/\nx\nE', { sources: ['a'], destination: '/d', isFolder: true }],
    ['an inline file alone', 'COPY <<E /d\nx\nE', { sources: [], destination: '/d', isFolder: false }],
    ['a URL', 'ADD https://e.org/a/ /d', { sources: ['https:/e.org/a'], destination: '/d', isFolder: false }],
  ])('%s', (_, instruction, found) => expect(copiedBy(instruction)).toEqual(found))

  test('as far as it is known', () => {
    const found = (instruction: string) => copiedBy(instruction, 'corp/base')
    expect(found('COPY a b')).toEqual({ sources: ['a'], destination: undefined, isFolder: false })
    expect(found('COPY $X b /c')).toEqual({ sources: [undefined, 'b'], destination: '/c', isFolder: true })
    expect(found('COPY a $X/')).toEqual({ sources: ['a'], destination: undefined, isFolder: false })
  })
})

test.each<[source: string | undefined, isAll: boolean]>([
  ['.', true],
  ['/', true],
  ['*', true],
  // Nothing is above the build context.
  ['..', true],
  ['../..', true],
  ['/*', true],
  ['../*', true],
  ['a', false],
  ['../a', false],
  ['a/*', false],
  ['*.txt', false],
  ['?', false],
  [undefined, false],
])('%s is the whole context: %s', (source, isAll) => expect(isWholeContext(source)).toBe(isAll))
