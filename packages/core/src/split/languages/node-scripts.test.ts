import { describe, expect, test } from 'vitest'
import type { Program } from '../started.js'
import { Refusal } from '../refusal.js'
import { checkNodeProgram, readPackageJson, type PackageJson } from './node-scripts.js'

describe('package.json', () => {
  const json = (value: unknown): PackageJson | undefined => readPackageJson(JSON.stringify(value))

  test('is read as far as it counts', () => {
    expect(
      json({
        scripts: { start: 'node .', odd: 5, none: null },
        dependencies: { a: '1' },
        optionalDependencies: { b: '1' },
        devDependencies: { c: '1' },
        peerDependencies: { d: '1' },
        packageManager: 'pnpm@9',
      }),
    ).toEqual({
      scripts: { start: 'node .' },
      dependencies: new Set(['a', 'b']),
      devDependencies: new Set(['c']),
      packageManager: 'pnpm@9',
    })
  })

  const empty = { scripts: {}, dependencies: new Set(), devDependencies: new Set(), packageManager: undefined }
  test.each<[text: string, found: unknown]>([
    ['{}', empty],
    ['\ufeff{}', empty],
    ['[]', empty],
    ['{ "scripts": 5, "dependencies": null, "packageManager": [] }', empty],
    ['null', undefined],
    ['{', undefined],
    ['', undefined],
    ['{ "a": 1, }', undefined],
    ['// a\n{}', undefined],
  ])('that is %j', (text, found) => expect(readPackageJson(text)).toEqual(found))
})

describe('a program of a Node app', () => {
  const manifest = readPackageJson(
    JSON.stringify({
      scripts: {
        start: 'node app.js',
        serve: 'next start',
        build: 'tsc -p .',
        chain: 'npm run serve && yarn start',
        loop: 'npm run loop',
        odd: 'frob',
        posted: 'node a',
        postposted: 'frob',
        preready: 'tsc',
        ready: 'node a',
        broken: 'if',
        deep: 'npx -y serve@14 dist',
      },
      dependencies: { next: '15', serve: '14', '@nestjs/cli': '11' },
      devDependencies: { typescript: '5', vite: '7' },
    }),
  )!
  const used: string[] = []
  const globals = { has: (name: string) => name === 'pm2', use: (name: string) => void used.push(name) }

  /** Whether it is known, or why it cannot be started. */
  function checked(line: string): boolean | string {
    const [first = '', ...words] = line.split(' ')
    const name = first.slice(first.lastIndexOf('/') + 1)
    const path = first.includes('/') ? first : undefined
    const program: Program = { name, path, arguments: words, entry: undefined as never, isHealthcheck: false }
    try {
      return checkNodeProgram(program, manifest, globals)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return error.message
    }
  }

  test.each([
    ...[
      'node app.js',
      'nodejs x',
      'node',
      '/app/bin/www.js',
      '/app/x.mjs',
      '/app/x.cjs',
      'npm start',
      'npm run start',
      'npm --silent start',
    ],
    ...[
      'npm run serve',
      'npm run chain',
      'yarn start',
      'yarn run serve',
      'npm run-script serve',
      'npx next start',
      'npx serve@14 -s',
    ],
    ...['npm run deep', '/app/node_modules/.bin/next', 'npx nest', 'npm run serve --silent'],
  ])('is known: %s', (line) => expect(checked(line)).toBe(true))

  test.each(['frob', 'next', '/usr/bin/frob', './run', '/app/x.ts'])('is not known: %s', (line) =>
    expect(checked(line)).toBe(false),
  )

  test.each<[line: string, why: string]>([
    ['npm', 'what `npm ` runs is not known'],
    ['npm ci', 'what `npm ci` runs is not known'],
    ['npm test', 'package.json has no script "test"'],
    ['npm run', 'what `npm run` runs is not known'],
    ['npm run nothing', 'package.json has no script "nothing"'],
    ['npm run constructor', 'package.json has no script "constructor"'],
    ['yarn', 'package.json has no script "install"'],
    ['yarn next', 'package.json has no script "next"'],
    ['npm run build', 'the container runs tsc, which is of a development dependency'],
    ['npm run loop', 'the script loop runs itself'],
    ['npm run odd', 'the container runs frob, and no dependency is called that'],
    ['npm run posted', 'the container runs frob, and no dependency is called that'],
    ['npm run ready', 'the container runs tsc, which is of a development dependency'],
    ['npm run broken', 'the script broken is not understood'],
    ['npx vite preview', 'the container runs vite, which is of a development dependency'],
    ['npx frob', 'the container runs frob, and no dependency is called that'],
    ['/app/node_modules/.bin/tsc', 'the container runs tsc, which is of a development dependency'],
    ['pnpm start', 'pnpm is not in the image of the runtime, and the container starts it'],
    ['bun run x', 'bun is not in the image of the runtime, and the container starts it'],
  ])('cannot be started: %s', (line, why) => expect(checked(line)).toBe(why))

  test('that is installed for all is asked for by its name', () => {
    used.length = 0
    expect(checked('pm2 start app.js')).toBe(true)
    expect(checked('/usr/local/bin/pm2')).toBe(false)
    expect(used).toEqual(['pm2'])
  })
})
