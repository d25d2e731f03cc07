// The command line as a user starts it. Time of the processor is that of Node: what the bundler does in a process of its
// own is in the clock alone, so rows with a bundler in them go by the clock.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { node22 } from '../../scripts/runtimes.mjs'
import { contest, spread } from '../harness/contest.mjs'
import { newFolder } from '../harness/folder.mjs'
import { usageOf } from '../harness/program.mjs'
import { note } from '../harness/notes.mjs'
import { progress } from '../harness/progress.mjs'

const root = join(import.meta.dirname, '../..')
const binary = join(root, 'packages/cli/bin/stagecraft.js')

const source = (index) => `import { dockerfile, stage } from '@stagecraft/core'

const port: number = ${8000 + index}
const builder = stage('builder').from('node:22-alpine').workdir('/app').copy(['.'], './').run('npm run build').artifact('site', '/app/dist')
const runtime = stage('runtime').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/usr/share/nginx/html').expose(port)

export default dockerfile(builder, runtime)
`

let caches = 0
const newCache = () => newFolder(`cache-${caches++}`)

export async function measure({ rounds, quick, nodes }) {
  const often = quick ? rounds : 2 * rounds + 1
  const node = process.execPath
  const folder = oneConfig(node)
  const warm = await again(node, folder, often)
  for (const other of nodes) warm.push(...asMore(await again(other, oneConfig(other), often), versionOf(other)))
  const newer = fetchedNode22()
  return {
    import: await imports(node, often),
    'check-warm': warm,
    'check-warm-22': newer === undefined ? [] : await again(newer, oneConfig(newer), often),
    'check-first': await first(node, folder, often),
    'check-1000': many(node, quick),
    watch: await watch(node, quick ? 3 : 15),
  }
}

const versionOf = (node) => spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim()

/** What another Node that was named took stands below the figures of the row. */
const asMore = (figures, version) =>
  figures.map((figure) => ({ ...figure, name: `${figure.name}, Node ${version}`, role: 'more' }))

/** Nothing where npm's registry cannot be reached. */
function fetchedNode22() {
  progress('fetching Node 22')
  const folder = newFolder('node22')
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  const args = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--no-save', node22.fetched.join('@')]
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'ignore' })
  progress('')
  if (status !== 0) note(`${node22.name} could not be fetched from npm's registry: it was not measured.`)
  return status === 0 ? join(folder, 'node_modules', node22.fetched[0], node22.program) : undefined
}

/** A folder with a config, and the same config as a program that prints its text: as JavaScript where that Node reads no types. */
function oneConfig(node) {
  const folder = newFolder(`one-${versionOf(node)}`)
  const library = join(folder, 'node_modules/@stagecraft/core')
  mkdirSync(join(library, '..'), { recursive: true })
  rmSync(library, { force: true })
  symlinkSync(join(root, 'packages/core'), library, 'junction')
  writeFileSync(join(folder, 'dockerfile.config.ts'), source(0))
  const printing = source(0).replace(/export default (.*)/, 'console.log(String($1))')
  const readsTypes = supportsTypes(node)
  const bare = readsTypes ? 'bare.mts' : 'bare.mjs'
  writeFileSync(join(folder, bare), readsTypes ? printing : printing.replace(': number', ''))
  writeFileSync(join(folder, 'empty.cjs'), '')
  return { folder, bare }
}

const supportsTypes = (node) =>
  spawnSync(node, ['-p', 'process.features.typescript'], { encoding: 'utf8' }).stdout.trim() === 'strip'

/** `check` with the bundle of an earlier run. */
function again(node, { folder, bare }, rounds) {
  const env = { STAGECRAFT_CACHE: newCache() }
  usageOf(node, [binary, 'emit'], { cwd: folder, env })
  const contenders = [
    { name: 'stagecraft check', role: 'ours', args: [binary, 'check'] },
    {
      name: 'node that runs the config',
      role: 'floor',
      args: [bare],
      note: `as ${bare.endsWith('ts') ? 'TypeScript' : 'JavaScript'}`,
    },
    { name: 'an empty program', role: 'more', args: ['empty.cjs'] },
  ].map(({ args, ...shown }) => ({ ...shown, once: () => usageOf(node, args, { cwd: folder, env }).processor }))
  return contest('check', contenders, rounds, { of: 'least' })
}

/** `check` without a bundle. */
function first(node, { folder, bare }, rounds) {
  const contenders = [
    { name: 'stagecraft check', role: 'ours', args: [binary, 'check'] },
    { name: 'node that runs the config', role: 'floor', args: [bare] },
    { name: 'an empty program', role: 'more', args: ['empty.cjs'] },
  ].map(({ args, ...shown }) => ({
    ...shown,
    once: () => usageOf(node, args, { cwd: folder, env: { STAGECRAFT_CACHE: newCache() } }).clock,
  }))
  return contest('check, first', contenders, rounds, { of: 'least' })
}

/** A program that imports a library, and does nothing with it. */
function imports(node, rounds) {
  const folder = join(root, 'benchmarks')
  const importing = (name) => ['--input-type=module', '--eval', `await import('${name}')`]
  const contenders = [
    { name: 'Stagecraft', role: 'ours', args: importing('@stagecraft/core') },
    ...['dockerfile-generator/lib/dockerGenerator.js', 'dockerfilejs', 'node-dockerfile'].map((name) => ({
      name: name.replace(/\/.*/, ''),
      role: 'peer',
      args: importing(name),
    })),
    { name: 'an empty program', role: 'floor', args: ['--eval', '0'] },
  ].map(({ args, ...shown }) => ({ ...shown, once: () => usageOf(node, args, { cwd: folder }).processor }))
  return contest('import', contenders, rounds, { of: 'least' })
}

const count = 1000

/** `check` of a thousand configs, by the clock: as they are checked again and again, and for the first time. */
function many(node, quick) {
  const folder = newFolder('many')
  for (let index = 0; index < count; index++) {
    const here = join(folder, `service-${String(index).padStart(5, '0')}`)
    mkdirSync(here, { recursive: true })
    writeFileSync(join(here, 'dockerfile.config.ts'), source(index))
  }
  writeFileSync(
    join(folder, 'read.cjs'),
    `const { readdirSync, readFileSync } = require('node:fs')
for (const name of readdirSync('.').filter((name) => name.startsWith('service-')))
  for (const file of ['dockerfile.config.ts', 'Dockerfile']) readFileSync(name + '/' + file)\n`,
  )
  const env = { STAGECRAFT_CACHE: newCache() }
  const glob = ['--config', '*/dockerfile.config.ts']
  const of = (args, more = env) => {
    progress(`check of ${count}: ${args.slice(-3).join(' ')}`)
    return usageOf(node, args, { cwd: folder, env: more })
  }
  of([binary, 'emit', ...glob], { STAGECRAFT_CACHE: newCache() })
  const cold = of([binary, 'check', ...glob])
  const warm = Array.from({ length: quick ? 1 : 3 }, () => of([binary, 'check', ...glob]))
  const read = Array.from({ length: 3 }, () => of(['read.cjs']))
  progress('')
  const seconds = (runs) => spread(runs.map(({ clock }) => clock / 1000))
  const shown = (name, role, runs) => ({
    name,
    role,
    figure: seconds(runs).min,
    ...seconds(runs),
    note: `${(runs[0].processor / 1000).toFixed(2)} s of the processor, ${runs[0].memory.toFixed(0)} MiB at most`,
  })
  return [
    shown('stagecraft check', 'ours', warm),
    shown('stagecraft check, the first time', 'more', [cold]),
    shown('reading their files', 'floor', read),
  ]
}

/** From the moment in which a file is written to the moment in which what follows from it is. */
async function watch(node, rounds) {
  const folder = newFolder('watched')
  const config = join(folder, 'dockerfile.config.ts')
  writeFileSync(config, source(0))
  const saysPort = (text, round) => new RegExp(`\\b${8001 + round}\\b`).test(text)
  writeFileSync(
    join(folder, 'see.cjs'),
    `const { readFileSync, watch, writeFileSync } = require('node:fs')
watch('.', (_, name) => name === 'dockerfile.config.ts' && writeFileSync('seen', readFileSync(name, 'utf8')))
console.log('watching')\n`,
  )
  const contenders = [
    { name: 'stagecraft emit --watch', role: 'ours', args: [binary, 'emit', '--watch'], made: 'Dockerfile' },
    { name: 'a file that node sees change', role: 'floor', args: ['see.cjs'], made: 'seen' },
  ]
  const figures = []
  for (const { name, role, args, made } of contenders) {
    const result = join(folder, made)
    const child = spawn(node, args, {
      cwd: folder,
      env: { ...process.env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const times = []
    try {
      await new Promise((resolve) => child.stdout.on('data', (text) => String(text).includes('watching') && resolve()))
      for (let round = 0; round <= rounds; round++) {
        progress(`${name}: round ${round} of ${rounds}`)
        const start = performance.now()
        writeFileSync(config, source(round + 1))
        while (!saysPort(readIfThere(result), round)) {
          if (performance.now() - start > 20_000) throw new Error(`${name} has not seen the change`)
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
        if (round > 0) times.push(performance.now() - start)
        // As people save: not while the last save is at work.
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    } finally {
      child.kill()
    }
    const { median, ...ends } = spread(times)
    figures.push({ name, role, figure: median, ...ends })
  }
  progress('')
  return figures
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
