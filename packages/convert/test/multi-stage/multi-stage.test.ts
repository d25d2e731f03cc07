import { readFileSync, readdirSync } from 'node:fs'
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

  test.runIf(source === undefined)('is refused with the sentence of the case', async () => {
    const said = problems.map(({ code, message, hint, place }) =>
      [`${place?.line ?? '-'} ${code}: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n'),
    )
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'problems.txt'))
  })

  test.runIf(source !== undefined)('is split as the case says', async () => {
    await expect(source).toMatchFileSnapshot(join(folder, 'imported.ts'))
    const module = (await import(join(folder, 'imported.ts'))) as { readonly default: AnyDockerfile }
    const out = String(module.default)
    await expect(out).toMatchFileSnapshot(join(folder, 'split.Dockerfile'))
    const { file, places, problems: wrong } = parse(out)
    expect([...wrong, ...check(file)]).toEqual([])
    expect(lint(file, { text: out, places }).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(file.stages).toHaveLength(2)
    expect(emit(file).text).toBe(out)
  })
})
