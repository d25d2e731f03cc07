import { describe, expect, test } from 'vitest'
import { loose } from './testing/loose.js'
import { said } from './testing/said.js'
import {
  arg,
  BUILDPLATFORM,
  context,
  dockerfile,
  image,
  literal,
  stage,
  text,
  unpinned,
  type AnyStage,
} from '../index.js'

const digest = `sha256:${'0'.repeat(64)}`
const version = arg('V', { default: '22' })
const from = (made: AnyStage): string => String(dockerfile(made)).trimEnd()

describe('a base', () => {
  test.each<[name: string, made: AnyStage, text: string]>([
    ['an image', stage().from('node:22-alpine'), 'FROM node:22-alpine'],
    ['an image of a registry with a port', stage().from('r.example:5000/a/b:1'), 'FROM r.example:5000/a/b:1'],
    ['an image by digest', stage().from(`node@${digest}` as never), `FROM node@${digest}`],
    ['an image without a tag, which is meant', stage().from(unpinned('node')), 'FROM node'],
    ['the newest, which is meant', stage().from(unpinned('node:latest')), 'FROM node:latest'],
    ['an image as value', stage().from(image('node:22')), 'FROM node:22'],
    ['nothing', stage().from('scratch'), 'FROM scratch'],
    ['a context', stage().from(context('base')), 'FROM base'],
    ['an argument', stage().from(version), 'ARG V=22\n\nFROM $V'],
    ['text with one', stage().from(text`node:${version}-alpine`), 'ARG V=22\n\nFROM node:$V-alpine'],
    ['an image with one', stage().from(image(text`node:${version}`)), 'ARG V=22\n\nFROM node:$V'],
    ['an image without a tag, with one', stage().from(unpinned(text`${version}`)), 'ARG V=22\n\nFROM $V'],
    ['a name', stage('app').from('node:22'), 'FROM node:22 AS app'],
    ['a platform', stage().from('node:22', { platform: 'linux/arm64' }), 'FROM --platform=linux/arm64 node:22'],
    [
      'a platform of BuildKit',
      stage().from('node:22', { platform: BUILDPLATFORM }),
      'FROM --platform=$BUILDPLATFORM node:22',
    ],
    [
      'a platform by argument',
      stage().from('node:22', { platform: version as never }),
      'ARG V=22\n\nFROM --platform=$V node:22',
    ],
    ['a platform that is undefined', stage().from('node:22', { platform: undefined }), 'FROM node:22'],
    [
      'a platform that is meant, which nobody knows',
      stage().from('node:22', { platform: literal('plan10/amd64') as never }),
      'FROM --platform=plan10/amd64 node:22',
    ],
    [
      'comments',
      stage('app').comment('one\ntwo').comment('#three').from('node:22'),
      '# one\n# two\n#three\nFROM node:22 AS app',
    ],
  ])('is %s', (_, made, found) => expect(from(made)).toBe(found))

  test.each<[name: string, make: () => unknown, sentence: string]>([
    [
      'an image without a tag',
      () => loose(stage()).from!('node'),
      "untagged-image: 'node' has no tag: write 'node:<version>', or unpinned('node') if you mean it; a stage is passed as a value",
    ],
    [
      'the newest',
      () => loose(stage()).from!('node:latest'),
      "latest-image: 'node:latest' can change under you: pin a version, or write unpinned('node:latest') if you mean it",
    ],
    [
      'a short digest',
      () => loose(image)('node@sha256:12'),
      "bad-image: the digest of 'node@sha256:12' must be 'sha256:' and 64 hex digits",
    ],
    [
      'what is no image',
      () => loose(unpinned)('No de'),
      "bad-image: 'No de' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'",
    ],
    [
      'a number',
      () => loose(stage()).from!(22),
      "wrong-argument: from: expected an image such as 'node:22-alpine', a stage, context(…) or 'scratch', found the number 22",
    ],
    [
      'a list as image',
      () => loose(image)(['node:22']),
      'wrong-argument: image: expected a string, a build argument, or text`…`, found a list',
    ],
    [
      'a list as image without a tag',
      () => loose(unpinned)([]),
      'wrong-argument: unpinned: expected a string, a build argument, or text`…`, found an empty list',
    ],
    [
      'a stage that has none',
      () => loose(stage()).from!(stage('a')),
      'wrong-argument: from: the stage "a" has no base yet. Call .from(…) on it first',
    ],
    [
      'a stage without a name that has none',
      () => loose(stage()).from!(stage()),
      'wrong-argument: from: the stage has no base yet. Call .from(…) on it first',
    ],
    [
      'a stage that has none, in a file',
      () => loose(dockerfile)(stage('a')),
      'wrong-argument: dockerfile: a stage has no base yet. Call .from(…) on it first',
    ],
    ['no stage in a file', () => loose(dockerfile)('a'), 'wrong-argument: dockerfile: expected stages, found "a"'],
    ['nothing in a file', () => loose(dockerfile)(null), 'wrong-argument: dockerfile: expected stages, found null'],
    ['an empty file', () => loose(dockerfile)(), 'empty-file: a Dockerfile needs at least one stage'],
    [
      'a platform with a blank',
      () => loose(stage()).from!('node:22', { platform: 'linux amd64' }),
      'bad-platform: "linux amd64" is not a platform: "linux amd64" is not the name of an operating system; write os/architecture, such as \'linux/amd64\' or \'linux/arm64\'. Did you mean "linux/amd64"?',
    ],
    [
      'a platform that nobody builds for',
      () => loose(stage()).from!('node:22', { platform: 'linux/amd46' }),
      'bad-platform: "linux/amd46" is not a platform: nobody builds for it; write os/architecture, such as \'linux/amd64\' or \'linux/arm64\'. Did you mean "linux/amd64"?',
    ],
    [
      'an architecture that nobody has',
      () => loose(stage()).from!('node:22', { platform: 'plan10' }),
      'bad-platform: "plan10" is not a platform: "plan10" is neither a known operating system nor a known architecture; write os/architecture, such as \'linux/amd64\' or \'linux/arm64\'',
    ],
    [
      'a name in upper case',
      () => loose(stage)('Build'),
      'bad-stage-name: "Build" cannot be the name of a stage: upper case is not kept by BuildKit. Write "build"',
    ],
    [
      'a name that begins with a digit',
      () => loose(stage)('1a'),
      'bad-stage-name: "1a" cannot be the name of a stage: it must begin with a letter a to z',
    ],
    ['a name that is a number', () => loose(stage)(1), 'wrong-argument: stage: expected a name, found the number 1'],
  ])('is not %s', (_, make, sentence) => expect(said(make)).toBe(sentence))

  test.each([
    'linux/amd64',
    'linux/arm/v7',
    'windows/amd64',
    'linux',
    'amd64',
    'LINUX/AMD64',
    'windows(10.0.20348)/amd64',
  ])('may be for %s', (platform) =>
    expect(said(() => loose(stage()).from!('node:22', { platform }))).toBe('nothing was thrown'),
  )
})

describe('an image and a context', () => {
  test('say what they are called', () => {
    expect([image('node:22').reference, context('docs').name]).toEqual(['node:22', 'docs'])
    expect(image(text`a:${version}-${'${W:-1}'}` as never).reference).toBe('a:${V}-${W:-1}')
  })
  test.each(['docs', 'a.b', 'a/b', 'a:1', 'a@b', '_a', 'a-b'])('a context is called %j', (name) =>
    expect(context(name).name).toBe(name),
  )
  test.each(['', 'a b', '-a', '/a', 'a$b', 5])('but not %j', (name) =>
    expect(said(() => loose(context)(name))).toBe(
      `bad-name: a named context is called like a file, without blanks; found ${JSON.stringify(name)}`,
    ),
  )
})
