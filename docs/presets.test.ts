import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { AnyPreset, Option } from '../packages/presets/src/index.js'
import { least, make } from '../packages/presets/src/kit/sampled.js'
import { allPresets } from '../packages/presets/src/testing/all-presets.js'
import { markdownTable } from './markdown-table.js'

// Tables of presets and of their options are made from the presets: `UPDATE_PAGES=1 npx pnpm@10 vitest run docs` writes them.

const here = dirname(fileURLToPath(import.meta.url))
/** The guide of a preset: the page that has its options. */
const pages = readdirSync(join(here, 'presets')).filter((name) => name.endsWith('.md'))
const pageOf = ({ presetName }: AnyPreset): string | undefined =>
  pages.find((name) => readFileSync(join(here, 'presets', name), 'utf8').includes(`<!-- options ${presetName} -->`))

function expectWritten(path: string, mark: string, text: string): void {
  const page = readFileSync(path, 'utf8')
  const [name] = mark.split(' ')
  const wanted = page.replace(
    new RegExp(`(<!-- ${mark} -->)[^]*?(<!-- /${name!} -->)`),
    (_, open: string, close: string) => `${open}\n\n${text}\n\n${close}`,
  )
  if (process.env['UPDATE_PAGES'] === '1') writeFileSync(path, wanted)
  expect(page).toContain(`<!-- ${mark} -->`)
  expect(readFileSync(path, 'utf8')).toBe(wanted)
}

const shownDefault = ({ need, default: value }: Option<unknown>): string =>
  need === 'required' ? 'required' : value === undefined ? '' : `\`${JSON.stringify(value)}\``

const inCell = (text: string): string => text.replaceAll('|', '\\|')

it('the page lists every preset', () => {
  const rows = allPresets.map(([, preset]) => {
    const stages = make(preset, least(preset)).model.stages.map(({ name }) => name)
    const targets = ['dev', 'test', 'runtime'].filter((name) => stages.includes(name))
    return [`[${preset.presetName}](presets/${pageOf(preset) ?? ''})`, inCell(preset.summary), targets.join(', ')]
  })
  expectWritten(join(here, 'presets.md'), 'presets', markdownTable([['preset', 'for', 'targets'], ...rows]))
})

describe.each(allPresets)('%s', (name, preset) => {
  it('has a guide with all its options', () => {
    const rows = Object.entries(preset.options).map(([key, value]) => [
      `\`${key}\``,
      inCell(shownDefault(value)),
      inCell(value.description),
    ])
    const page = pageOf(preset)
    expect(page, `a page of docs/presets with <!-- options ${name} --> <!-- /options -->`).toBeDefined()
    expectWritten(
      join(here, 'presets', page!),
      `options ${name}`,
      markdownTable([['option', 'default', 'what it does'], ...rows]),
    )
  })
})
