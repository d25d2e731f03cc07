// The table of docs/images.md: what the run that wrote it has measured.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'

const page = join(import.meta.dirname, '..', '..', '..', 'docs', 'images.md')
const begin = '<!-- written by `npx pnpm@10 e2e --table` -->'
const end = '<!-- end -->'

const head = [
  '| image | base | single stage | image | ratio | cold | again | what runs again after one changed line |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |',
]

/** What is asked of a ratio: where nothing of the stack is needed to run, the image is the program alone. */
export const goalOf = (base) => (base === 'scratch' || base.includes('/distroless/') ? 0.1 : 0.5)

/** Whether the machine had other work before anything was measured. */
const busy = loadavg()[0] > cpus().length / 2

function machine() {
  const [{ model }] = cpus()
  const pinned = readFileSync(join(import.meta.dirname, '..', 'tools', 'go.mod'), 'utf8')
  const [, buildkit] = /github\.com\/moby\/buildkit (v[\d.]+)/.exec(pinned)
  return `Times are of one run on ${cpus().length} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB of memory, Linux ${release().split('-')[0]}, BuildKit ${buildkit}.`
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`
const seconds = (time) => `${time.toFixed(1)} s`
const shortened = (step) => (step.length > 72 ? `${step.slice(0, 71)}…` : step).replaceAll('|', '\\|')

const label = (example, target) => `[${example}](../examples/${example}) ${target}`

/** Names an image in {@link readSizes}. */
export const sizeKey = label

/** The sizes in bytes of the images of single stages, as the table has them. */
export function readSizes() {
  const rows = readFileSync(page, 'utf8').matchAll(/^\| (\[.+?) +\| [^|]+ \| +([\d.]+) MB \|/gm)
  return new Map(Array.from(rows, ([, key, size]) => [key, Number(size) * 1e6]))
}

function row(example, target, { base, single, size, ratio, cold, again }) {
  const cells = [
    label(example, target),
    `\`${base}\``,
    megabytes(single),
    megabytes(size),
    `${(ratio * 100).toFixed(1)} %`,
    seconds(cold),
    again === undefined ? '' : seconds(again.seconds),
    (again?.ran ?? []).map((step) => `\`${shortened(step)}\``).join('<br>'),
  ]
  return `| ${cells.join(' | ')} |`
}

/**
 * Writes the rows of examples that were measured; the others stay where they are known and of this machine.
 *
 * @param measured by example, what was measured by target
 * @param targets all that have a ratio, of every example
 */
export async function writeTable(measured, targets) {
  const text = readFileSync(page, 'utf8')
  const [before, rest] = text.split(begin)
  const [old, after] = rest.split(end)
  const here = machine()
  const kept = old.includes(here) ? old.split('\n').filter((line) => line.startsWith('| [')) : []
  const rows = new Map(kept.map((line) => [line.split(' | ')[0].slice(2).trimEnd(), line]))
  const wanted = targets.map(({ name, target }) => label(name, target))
  for (const key of rows.keys()) if (!wanted.includes(key)) rows.delete(key)
  for (const [example, figures] of measured) {
    for (const [target, figure] of figures) rows.set(label(example, target), row(example, target, figure))
  }
  const sorted = [...rows.keys()].sort().map((key) => rows.get(key))
  const reasons = targets
    .filter(({ overGoal }) => overGoal !== undefined)
    .map(({ name, target, overGoal }) => `- ${name} ${target}: ${overGoal}`)
  const load = busy ? ' The machine had other work too, so that times are longer than they need to be.' : ''
  const above = reasons.length > 0 ? ['', 'Larger than the goal:', '', ...reasons] : []
  const written = `${before}${begin}\n\n${[...head, ...sorted, '', `${here}${load}`, ...above].join('\n')}\n\n${end}${after}`
  writeFileSync(page, await format(written, { ...(await resolveConfig(page)), filepath: page }))
}
