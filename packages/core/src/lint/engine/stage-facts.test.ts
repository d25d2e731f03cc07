import { describe, expect, test } from 'vitest'
import { parse } from '../../parse/parse-file.js'
import { inWorkdir, isOfWindows, isRoot, readsPosix, type StageFacts } from './stage-facts.js'
import { fileView } from './file-view.js'
import { visit } from './visit.js'

/** The facts at the end of the last stage. */
function factsOf(text: string, buildArguments?: Readonly<Record<string, string>>): StageFacts {
  let last: StageFacts | undefined
  const { file } = parse(text)
  visit(file, buildArguments === undefined ? {} : { buildArguments }, {
    stageEnd: (facts, _, { isLast }) => void (isLast && (last = facts)),
  })
  return last!
}

const posix = ['/bin/sh', '-c']
const unknown = { image: undefined, workdir: undefined, user: undefined, shell: posix }

describe('the facts of a base', () => {
  test.each<[from: string, facts: StageFacts]>([
    ['scratch', { image: 'scratch', workdir: '/', user: 'root', shell: posix }],
    ['debian:12', { image: 'debian:12', workdir: '/', user: 'root', shell: posix }],
    ['corp/base', unknown],
    ['$BASE', unknown],
    ['mcr.microsoft.com/windows/servercore:ltsc2022', { ...unknown, shell: ['cmd', '/S', '/C'] }],
    ['mcr.microsoft.com/windows/NanoServer', { ...unknown, shell: ['cmd', '/S', '/C'] }],
    ['corp/app:ltsc2019', { ...unknown, shell: ['cmd', '/S', '/C'] }],
    ['corp/app:ltsc20', unknown],
  ])('%s', (from, facts) => expect(factsOf(`FROM ${from}\n`)).toEqual(facts))

  test.each<[from: string, user: string | undefined, workdir: string | undefined]>([
    ['node:22', 'root', '/'],
    ['golang:1.23', 'root', '/go'],
    // Triggers of the image may say another folder.
    ['node:22-onbuild', 'root', undefined],
    ['mcr.microsoft.com/dotnet/aspnet:8.0', 'root', '/'],
    ['mcr.microsoft.com/dotnet/aspnet:8.0-chiseled', undefined, '/'],
    ['mcr.microsoft.com/dotnet/aspnet', undefined, '/'],
    ['gcr.io/distroless/static:debug', 'root', '/'],
    ['gcr.io/distroless/static:nonroot', undefined, '/'],
    ['gcr.io/distroless/static', undefined, '/'],
    ['docker:27-dind-rootless', undefined, '/'],
    ['nginx:1.27-unprivileged', undefined, '/'],
    ['nginxinc/nginx-unprivileged', undefined, undefined],
  ])('the user of %s is %s, and its folder %s', (from, user, workdir) => {
    expect(factsOf(`FROM ${from}\n`)).toMatchObject({ user, workdir })
  })

  test('what a build argument names is known when it is given, and not by its default', () => {
    expect(factsOf('ARG B\nFROM $B\n').image).toBeUndefined()
    expect(factsOf('ARG B\nFROM $B\n', { B: 'debian:12' }).image).toBe('debian:12')
    expect(factsOf('ARG B=debian:12\nFROM $B\n').image).toBeUndefined()
    expect(factsOf('ARG T=12\nFROM debian:$T\n').image).toBe('debian:12')
  })
})

describe('the facts behind instructions', () => {
  test.each<[what: string, instructions: string, facts: Partial<StageFacts>]>([
    ['an absolute folder', 'WORKDIR /a', { workdir: '/a' }],
    ['a relative folder', 'WORKDIR /a\nWORKDIR b', { workdir: '/a/b' }],
    ['a folder that is not clean', 'WORKDIR /a/./b/../c/', { workdir: '/a/c' }],
    ['a folder above', 'WORKDIR /a/b\nWORKDIR ../c', { workdir: '/a/c' }],
    ['a folder above the root', 'WORKDIR ../..', { workdir: '/' }],
    ['a folder of a variable', 'ENV D=/a\nWORKDIR $D/b', { workdir: '/a/b' }],
    ['a folder that a build has to give', 'ARG D\nWORKDIR /a\nWORKDIR $D', { workdir: undefined }],
    ['a folder behind it', 'ARG D\nWORKDIR $D\nWORKDIR /b', { workdir: '/b' }],
    ['a user', 'USER app', { user: 'app' }],
    ['a user that a build has to give', 'ARG U\nUSER $U', { user: undefined }],
    ['a user and a group', 'USER 1000:1000', { user: '1000:1000' }],
    ['the last user', 'USER app\nUSER root', { user: 'root' }],
    ['a user of a variable', 'ARG U=app\nUSER $U', { user: 'app' }],
    ['a shell', 'SHELL ["/bin/bash", "-c"]', { shell: ['/bin/bash', '-c'] }],
    ['what says nothing of them', 'RUN cd /a && su app\nENV HOME=/a\nONBUILD USER app', {}],
  ])('%s', (_, instructions, facts) => {
    const begun = { image: 'debian:12', workdir: '/', user: 'root', shell: posix }
    expect(factsOf(`FROM debian:12\n${instructions}\n`)).toEqual({ ...begun, ...facts })
  })

  test.each<[instructions: string, facts: Partial<StageFacts>]>([
    ['WORKDIR /a\nWORKDIR b', { workdir: '/a/b' }],
    ['WORKDIR b', { workdir: undefined }],
    ['WORKDIR /a\nWORKDIR $D', { workdir: undefined }],
    ['WORKDIR $D\nWORKDIR b', { workdir: undefined }],
    ['WORKDIR $D\nWORKDIR /b', { workdir: '/b' }],
    ['USER app\nUSER $U', { user: undefined }],
  ])('are not known where an image may set a variable: %j', (instructions, facts) => {
    expect(factsOf(`FROM corp/base\n${instructions}\n`)).toEqual({ ...unknown, ...facts })
  })

  test('are those that the next stage begins with', () => {
    const text = 'FROM debian:12 AS a\nWORKDIR /a\nUSER app\nSHELL ["/bin/bash", "-c"]\nFROM a\nWORKDIR b\n'
    expect(factsOf(text)).toEqual({ image: 'debian:12', workdir: '/a/b', user: 'app', shell: ['/bin/bash', '-c'] })
  })

  test('have what triggers say', () => {
    expect(factsOf('FROM debian:12 AS a\nONBUILD USER app\nONBUILD WORKDIR /x\nFROM a\n')).toMatchObject({
      user: 'app',
      workdir: '/x',
    })
  })
})

test.each<[path: string | undefined, workdir: string | undefined, found: string | undefined]>([
  ['a', '/w', '/w/a'],
  ['./a/', '/w', '/w/a'],
  ['.', '/w', '/w'],
  ['', '/w', undefined],
  ['../../a', '/w', '/a'],
  ['/a//b', '/w', '/a/b'],
  ['/a', undefined, '/a'],
  ['a', undefined, undefined],
  [undefined, '/w', undefined],
])('%s as seen from %s is %s', (path, workdir, found) => {
  expect(inWorkdir({ ...unknown, workdir }, path)).toBe(found)
})

test.each<[user: string | undefined, isSo: boolean]>([
  ['root', true],
  ['0', true],
  ['root:root', true],
  ['0:1000', true],
  ['rooty', false],
  ['00', false],
  ['1000:0', false],
  ['app', false],
  ['', false],
  [undefined, false],
])('%s is surely root: %s', (user, isSo) => expect(isRoot({ ...unknown, user })).toBe(isSo))

test.each<[program: string, isPosix: boolean]>([
  ['/bin/sh', true],
  ['sh', true],
  ['bash', true],
  ['/usr/bin/bash', true],
  ['dash', true],
  ['ash', true],
  ['/busybox/sh', true],
  ['ksh', true],
  ['mksh', true],
  ['zsh', true],
  ['/bin/fish', false],
  ['csh', false],
  ['tcsh', false],
  ['pwsh', false],
  ['cmd', false],
  ['sh.exe', false],
  ['/bin/sh/x', false],
  ['', false],
])('%j is a shell that we read: %s', (program, isPosix) => {
  expect(readsPosix({ ...unknown, shell: [program, '-c'] })).toBe(isPosix)
})

test('a shell of no words is none that we read', () => {
  expect(readsPosix({ ...unknown, shell: [] })).toBe(false)
  expect(readsPosix(factsOf('FROM a\n'))).toBe(true)
})

test('what is not an image is none of Windows, whatever it is called', () => {
  const { bases } = fileView(
    parse('FROM a AS windows\nFROM windows\nFROM scratch\nFROM b:windows\n').file,
    new Map(),
    undefined,
    {},
  ).resolved
  expect(bases.map(isOfWindows)).toEqual([false, false, false, true])
})
