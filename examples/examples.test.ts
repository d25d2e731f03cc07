import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DockerfileError, type AnyDockerfile, type Config } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { readConfigValue } from '../packages/cli/src/config/config-value.js'
import { planOutputs } from '../packages/cli/src/outputs/plan.js'

const here = import.meta.dirname
const names = readdirSync(here).filter((name) => existsSync(join(here, name, 'dockerfile.config.ts')))

async function load(name: string, again = ''): Promise<AnyDockerfile | Config> {
  const url = pathToFileURL(join(here, name, 'dockerfile.config.ts')).href
  return ((await import(/* @vite-ignore */ `${url}${again}`)) as { default: AnyDockerfile | Config }).default
}

const filesOf = (value: AnyDockerfile | Config): readonly AnyDockerfile[] =>
  value.kind === 'config' ? Object.values(value.outputs) : [value]

describe.each(names)('example %s', (name) => {
  it('is written, word for word, in the files beside it', async () => {
    const path = join(here, name, 'dockerfile.config.ts')
    const described = readConfigValue(await load(name), ['default'], path)
    if ('code' in described) throw new Error(described.message)
    const { outputs, problems } = await planOutputs([{ path, ...described }], here)
    for (const { text, existing } of outputs) expect(existing).toBe(text)
    expect(problems).toEqual([])
    expect(outputs.length).toBeGreaterThan(0)
  })

  it('gives the same text when it is made again', async () => {
    const first = filesOf(await load(name)).map(String)
    expect(filesOf(await load(name, '?again')).map(String)).toEqual(first)
  })

  it('says in its README what it is for', () => {
    expect(readFileSync(join(here, name, 'README.md'), 'utf8')).toMatch(/^# .+\n\n.{40,}/)
  })
})

it('has every documented pattern twice: as it is documented, and as one should write it', () => {
  const documented = names.filter((name) => name.endsWith('-as-documented'))
  expect(documented.map((name) => name.replace('-as-documented', ''))).toEqual([
    'frontend-api',
    'go-scratch',
    'node-api',
    'node-builder',
    'python',
    'react-nginx',
    'test-stage',
  ])
  for (const name of documented) {
    expect(names).toContain(name.replace('-as-documented', ''))
    expect(existsSync(join(here, name, 'documented.Dockerfile'))).toBe(true)
  }
})

it('has a page that lists them all, and no other', () => {
  const page = readFileSync(join(here, 'README.md'), 'utf8')
  const listed = [...page.matchAll(/\]\(([\w-]+)\)/g)].map(([, folder]) => folder!)
  expect(new Set(listed)).toEqual(new Set([...names, 'company-presets', 'mistakes']))
})

describe('mistakes', () => {
  const folder = join(here, 'mistakes')
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))

  it.each(files)('%s is told, with the name that was meant', async (file) => {
    const path = join(folder, file)
    const [, code, meant] = /^\/\/ ([a-z-]+): (".+")\n/.exec(readFileSync(path, 'utf8'))!
    const error: unknown = await import(/* @vite-ignore */ pathToFileURL(path).href).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(DockerfileError)
    const { problem } = error as DockerfileError
    expect(problem.code).toBe(code)
    expect(problem.hint).toContain(meant)
  })

  it('are there', () => expect(files.length).toBeGreaterThanOrEqual(8))
})
