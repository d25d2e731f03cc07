// Times the command line as a user starts it: `pnpm bench:cli [--node PATH]… [--rounds N] [--configs N]`.
//
// `check` of one config with the bundle of an earlier run, and without; beside `node` that runs an empty program, and
// `node` that runs the same config and prints its text, with nothing of the command line (as JavaScript where that Node
// reads no types). Then `check` of a thousand configs, and how long `emit --watch` takes from the change of a config to the
// new Dockerfile. Rounds are interleaved. Ratios are of the fastest rounds, by time of the processor, which is what remains
// comparable on a machine that does other things too; nothing is asserted about times.
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    node: { type: 'string', multiple: true, default: [process.execPath] },
    rounds: { type: 'string', default: '15' },
    configs: { type: 'string', default: '1000' },
  },
})
const rounds = Number(values.rounds)
const count = Number(values.configs)
const binary = join(import.meta.dirname, '../packages/cli/bin/stagecraft.js')
const work = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-bench-')))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const source = (index) => `import { dockerfile, stage } from '@stagecraft/core'

const port: number = ${8000 + index}
const builder = stage('builder').from('node:22-alpine').workdir('/app').copy(['.'], './').run('npm run build').artifact('site', '/app/dist')
const runtime = stage('runtime').from('nginx:1.29-alpine').copyFrom(builder.artifacts.site, '/usr/share/nginx/html').expose(port)

export default dockerfile(builder, runtime)
`

const env = { ...process.env, NO_COLOR: '1', BENCH_USAGE: join(work, 'usage.json') }
let caches = 0
const newCache = () => join(work, `cache-${caches++}`)

/** Makes a program tell what it has used. */
const tell = join(work, 'tell.cjs')
writeFileSync(
  tell,
  `process.on('exit', () => require('fs').writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())))\n`,
)

/** Runs a program, which must end well: milliseconds by the clock and of the processor, and MiB at most. */
function run(node, args, cwd, cache) {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(node, ['--require', tell, ...args], {
    cwd,
    env: { ...env, STAGECRAFT_CACHE: cache },
    encoding: 'utf8',
  })
  const clock = performance.now() - start
  if (status !== 0) throw new Error(`${node} ${args.join(' ')}: exit ${status}\n${stdout}${stderr}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(env.BENCH_USAGE, 'utf8'))
  return { clock, processor: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }
}

const fastest = (list) => Math.min(...list)
const line = (name, figure, more) => console.log(`  ${name.padEnd(36)}${figure.padStart(9)}  ${more}`)

function single(node) {
  const folder = join(work, 'one')
  mkdirSync(join(folder, 'node_modules/@stagecraft'), { recursive: true })
  rmSync(join(folder, 'node_modules/@stagecraft/core'), { force: true })
  symlinkSync(join(import.meta.dirname, '../packages/core'), join(folder, 'node_modules/@stagecraft/core'), 'junction')
  writeFileSync(join(folder, 'dockerfile.config.ts'), source(0))
  const printing = source(0).replace(/export default (.*)/, 'console.log(String($1))')
  const readsTypes =
    spawnSync(node, ['-p', 'process.features.typescript'], { encoding: 'utf8' }).stdout.trim() === 'strip'
  const bare = join(folder, readsTypes ? 'bare.mts' : 'bare.mjs')
  writeFileSync(bare, readsTypes ? printing : printing.replace(': number', ''))
  writeFileSync(join(folder, 'nothing.cjs'), '')
  const warm = newCache()
  run(node, [binary, 'emit'], folder, warm)
  const contenders = {
    nothing: () => run(node, ['nothing.cjs'], folder, warm),
    bare: () => run(node, [bare], folder, warm),
    warm: () => run(node, [binary, 'check'], folder, warm),
    first: () => run(node, [binary, 'check'], folder, newCache()),
  }
  const times = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const [name, start] of Object.entries(contenders)) {
      const { processor } = start()
      // The first round warms up.
      if (round > 0) times[name].push(processor)
    }
  }
  const ms = (name) => `${fastest(times[name]).toFixed(0)} ms`
  const ratio = (name, to) => (fastest(times[name]) / fastest(times[to])).toFixed(2)
  line('node, an empty program', ms('nothing'), '')
  line(`node, the config${readsTypes ? '' : ' as JavaScript'}`, ms('bare'), '')
  for (const [name, title] of [
    ['warm', 'check'],
    ['first', 'check, without a bundle'],
  ]) {
    line(title, ms(name), `${ratio(name, 'bare')}× the config, ${ratio(name, 'nothing')}× the empty program`)
  }
}

function many(node) {
  const folder = join(work, 'many')
  for (let index = 0; index < count; index++) {
    const here = join(folder, `service-${String(index).padStart(5, '0')}`)
    mkdirSync(here, { recursive: true })
    writeFileSync(join(here, 'dockerfile.config.ts'), source(index))
  }
  const cache = newCache()
  const glob = ['--config', '*/dockerfile.config.ts']
  run(node, [binary, 'emit', ...glob], folder, newCache())
  const first = run(node, [binary, 'check', ...glob], folder, cache)
  const [warm] = Array.from({ length: 3 }, () => run(node, [binary, 'check', ...glob], folder, cache)).sort(
    (a, b) => a.clock - b.clock,
  )
  for (const [name, { clock, processor, memory }] of Object.entries({ '': warm, ', without bundles': first })) {
    const more = `${(processor / 1000).toFixed(2)} s of the processor, ${memory.toFixed(0)} MiB at most`
    line(`check of ${count}${name}`, `${(clock / 1000).toFixed(2)} s`, more)
  }
}

/** From the moment in which a config is written to the moment in which its Dockerfile is. */
async function again(node) {
  const folder = join(work, 'watched')
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'dockerfile.config.ts')
  const dockerfile = join(folder, 'Dockerfile')
  writeFileSync(config, source(0))
  const child = spawn(node, [binary, 'emit', '--watch'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const times = []
  try {
    await new Promise((resolve) => child.stdout.on('data', (text) => String(text).includes('watching') && resolve()))
    for (let round = 0; round <= rounds; round++) {
      const start = performance.now()
      writeFileSync(config, source(round + 1))
      while (!readFileSync(dockerfile, 'utf8').includes(`EXPOSE ${8001 + round}\n`)) {
        if (performance.now() - start > 20_000) throw new Error('emit --watch has not seen the change')
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
      if (round > 0) times.push(performance.now() - start)
      // As people save: not while the last save is at work.
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    child.kill()
  }
  const sorted = times.sort((one, other) => one - other)
  line(
    'emit --watch, a change',
    `${sorted[0].toFixed(0)} ms`,
    `median ${sorted[rounds >> 1].toFixed(0)} ms, by the clock`,
  )
}

for (const node of values.node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  console.log(`Node ${stdout.trim()}, fastest of ${rounds} rounds`)
  single(node)
  await again(node)
  many(node)
}
