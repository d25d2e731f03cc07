import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder } from './folder.mjs'

let tell

/** Where a program leaves what it has used, and the module that makes it do so. */
function telling() {
  if (tell === undefined) {
    const folder = newFolder('usage')
    tell = { module: join(folder, 'tell.cjs'), usage: join(folder, 'usage.json') }
    const program = `process.on('exit', () => require('fs').writeFileSync(process.env.BENCH_USAGE, JSON.stringify(process.resourceUsage())))\n`
    writeFileSync(tell.module, program)
  }
  return tell
}

/**
 * Runs a program of Node, which must end well: milliseconds by the clock and of the processor, and MiB at most. What the
 * program starts in a process of its own is in the clock alone.
 */
export function usageOf(node, args, { cwd, env = {} }) {
  const { module, usage } = telling()
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(node, ['--require', module, ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1', BENCH_USAGE: usage, ...env },
    encoding: 'utf8',
  })
  const clock = performance.now() - start
  if (status !== 0) throw new Error(`${node} ${args.join(' ')}: exit ${status}\n${stdout}${stderr}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'))
  return { clock, processor: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }
}
