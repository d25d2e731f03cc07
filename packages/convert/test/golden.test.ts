import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { emit, type AnyDockerfile } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { convert } from '../src/index.js'

/*
 * A case is a Dockerfile and the TypeScript that is printed for it. A new folder is a new case; `vitest run -u` writes
 * what is printed, for review.
 */

const golden = join(import.meta.dirname, 'golden')
const names = readdirSync(golden)

describe.each(names)('%s', (name) => {
  const text = readFileSync(join(golden, name, 'Dockerfile'), 'utf8')

  test('is printed as the case says', async () => {
    const { source, problems } = await convert(text)
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    await expect(source).toMatchFileSnapshot(join(golden, name, 'imported.ts'))
  })

  test('runs, and emits the same text', async () => {
    const module = (await import(join(golden, name, 'imported.ts'))) as { readonly default: AnyDockerfile }
    expect(String(module.default)).toBe(emit(parse(text).file).text)
  })
})

test('all of them type-check', () => {
  const folder = mkdtempSync(join(golden, '../.types-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const config = join(folder, 'tsconfig.json')
  writeFileSync(
    config,
    JSON.stringify({
      extends: '../tsconfig.strict.json',
      files: names.map((name) => join(golden, name, 'imported.ts')),
    }),
  )
  const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript-7/package.json')), 'bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', config, '--pretty', 'false'], { encoding: 'utf8' })
  expect(stdout.split('\n').filter((line) => line.includes('imported.ts'))).toEqual([])
})
