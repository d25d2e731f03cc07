import { expect, test } from 'vitest'
import { somePath, type PathList } from './path-list.js'
import { fileName, folderOf, isRelated, isWithin } from './paths.js'
import { isSystemPath } from './system-paths.js'

test.each<[path: string, folder: string, isIn: boolean]>([
  ['/a', '/a', true],
  ['/a/b', '/a', true],
  ['/a/b/c', '/a', true],
  ['/ab', '/a', false],
  ['/a', '/a/b', false],
  ['/a', '/', true],
  ['/', '/', true],
  ['/', '/a', false],
])('%s lies in %s: %s', (path, folder, isIn) => {
  expect(isWithin(path, folder)).toBe(isIn)
  expect(isRelated(path, folder)).toBe(isIn || isWithin(folder, path))
  expect(isRelated(folder, path)).toBe(isRelated(path, folder))
})

test('paths that only begin alike are not related', () => {
  expect([isRelated('/a', '/ab'), isRelated('/a/b', '/a/c'), isRelated('/a', '/a/b')]).toEqual([false, false, true])
})

test.each<[path: string, name: string, folder: string]>([
  ['/a/b.txt', 'b.txt', '/a'],
  ['/a/b/c', 'c', '/a/b'],
  ['/a', 'a', '/'],
  ['/', '', '/'],
  ['a', 'a', '/'],
])('%s is called %s and lies in %s', (path, name, folder) => {
  expect([fileName(path), folderOf(path)]).toEqual([name, folder])
})

test.each<[path: string, isOne: boolean]>([
  ['/etc', true],
  ['/etc/nginx/nginx.conf', true],
  ['/usr/local/bin', true],
  ['/docker-entrypoint.d/x.sh', true],
  ['/root/.npmrc', true],
  ['/app', false],
  ['/etcetera', false],
  ['/app/etc', false],
  ['/', false],
  ['etc', false],
  ['', false],
])('%j is a path of the system: %s', (path, isOne) => expect(isSystemPath(path)).toBe(isOne))

test('a list of paths is asked from the last one on', () => {
  const asked: string[] = []
  const list = ['a', 'b', 'c'].reduce<PathList | undefined>((before, path) => ({ path, before }), undefined)
  const ask = (wanted: string): boolean =>
    somePath(list, (path) => {
      asked.push(path)
      return path === wanted
    })
  expect([ask('b'), ask('x')]).toEqual([true, false])
  expect(asked).toEqual(['c', 'b', 'c', 'b', 'a'])
  expect(somePath(undefined, () => true)).toBe(false)
})

test('a list of more than two hundred paths may have any', () => {
  const listOf = (count: number): PathList | undefined =>
    Array.from({ length: count }, (_, i) => String(i)).reduce<PathList | undefined>(
      (before, path) => ({ path, before }),
      undefined,
    )
  expect(somePath(listOf(200), () => false)).toBe(false)
  expect(somePath(listOf(201), () => false)).toBe(true)
})

test.each<[path: string, image: string, isOne: boolean]>([
  ['/runtime/bin', 'dart:3', true],
  ['/runtime', 'google/dart', true],
  ['/runtime', 'dartboard', false],
  ['/certs/ca', 'docker:27-dind', true],
  ['/deno-dir/x', 'denoland/deno:2', true],
  ['/busybox/sh', 'gcr.io/distroless/static:debug', true],
  ['/busybox/sh', 'gcr.io/distroless/static', false],
  ['/docker-entrypoint.sh', 'nginx@sha256:0', true],
  ['/docker-entrypoint.sh', 'debian:12', false],
  ['/etc/x', 'debian:12', true],
  ['/certs', '', false],
])('%s is a path of %s itself: %s', (path, image, isOne) => expect(isSystemPath(path, image)).toBe(isOne))
