import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { check, emit, type AnyDockerfile } from '@stagecraft/core'
import { lint, type ContextView } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import { convert } from '../../src/index.js'

/*
 * A case is a Dockerfile of one stage and the folder that it is built from; beside them the TypeScript and the Dockerfile
 * that come out, or the sentence why nothing does. A new folder is a new case; `vitest run -u` writes what comes out.
 */

const cases = join(import.meta.dirname, 'golden')

function contextOf(root: string): ContextView {
  const orNothing = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch {
      return undefined
    }
  }
  return {
    list: (folder) =>
      orNothing(() =>
        readdirSync(join(root, folder), { withFileTypes: true }).map((entry) => ({
          name: entry.name,
          isFolder: entry.isDirectory(),
        })),
      ),
    read: (path) => orNothing(() => readFileSync(join(root, path), 'utf8')),
  }
}

describe.each(readdirSync(cases))('%s', async (name) => {
  const folder = join(cases, name)
  const text = readFileSync(join(folder, 'Dockerfile'), 'utf8')
  const { source, problems } = await convert(text, { multiStage: { context: contextOf(join(folder, 'context')) } })
  const said = problems.map(({ code, message, hint, place }) =>
    [`${place?.line ?? '-'} ${code}: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n'),
  )
  const [file, wanted] =
    source === undefined ? (['problems.txt', `${said.join('\n')}\n`] as const) : (['imported.ts', source] as const)

  test(`gives the ${file} of the case`, async () => {
    await expect(wanted).toMatchFileSnapshot(join(folder, file))
    // The other one would be left from another verdict.
    expect(existsSync(join(folder, file === 'imported.ts' ? 'problems.txt' : 'imported.ts'))).toBe(false)
  })
})

const split = readdirSync(cases).filter((name) => existsSync(join(cases, name, 'imported.ts')))

test.each(split)('%s: what comes out is right', async (name) => {
  const module = (await import(join(cases, name, 'imported.ts'))) as { readonly default: AnyDockerfile }
  const out = String(module.default)
  await expect(out).toMatchFileSnapshot(join(cases, name, 'split.Dockerfile'))
  const { file, places, problems } = parse(out)
  expect([...problems, ...check(file)]).toEqual([])
  expect(lint(file, { text: out, places }).filter(({ severity }) => severity === 'error')).toEqual([])
  expect(file.stages).toHaveLength(2)
  expect(emit(file).text).toBe(out)
})
