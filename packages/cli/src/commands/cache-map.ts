import type { Command } from 'commander'
import { arch } from 'node:process'
import { problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { renderProblems } from '../render/problem.js'
import { seconds } from './outputs.js'

interface CacheMapOptions {
  readonly file?: string
  readonly config?: readonly string[]
  readonly platform?: string
  readonly buildArg: readonly string[]
  readonly folder: string
  readonly timeout: number
}

/** `stagecraft cache-map`: the cache mounts of a build, for what carries them from one CI run to the next. */
export function cacheMapCommand(program: Command, io: Io, done: (code: number) => void): void {
  const again = (value: string, before: readonly string[]): readonly string[] => [...before, value]
  program
    .command('cache-map')
    .description('print the cache mounts as the cache-map that buildkit-cache-dance takes')
    .argument('[target]', 'the stage that is built (default: the last one)')
    .option('-f, --file <dockerfile>', 'which Dockerfile: an output of the config, or a path')
    .option(
      '-c, --config <path...>',
      'config files, folders that have one, or patterns (default: the one in this folder)',
    )
    .option('--folder <folder>', 'where the caches lie between two runs', 'cache-mounts')
    .option('--platform <platform>', 'the platform that is built for')
    .option('--build-arg <name=value>', 'the value of a build argument', again, [])
    .option('--timeout <seconds>', 'how long a config may take to load', seconds, 60)
    .action(async (target: string | undefined, options: CacheMapOptions) => done(await cacheMap(target, options, io)))
}

async function cacheMap(target: string | undefined, options: CacheMapOptions, io: Io): Promise<number> {
  const { findNeeds } = await import('@stagecraft/core/explain')
  const { loadSubject } = await import('../subject/load-subject.js')
  const { readGiven, processor } = await import('../build/build-input.js')
  const { placeOf } = await import('../build/missing-input.js')
  const { checkTarget } = await import('../build/prepare-build.js')
  const { cacheMapOf } = await import('../build/cache-map.js')
  const subject = await loadSubject(options, io)
  checkTarget(subject, target)
  const none = { secret: [], ssh: [], tag: [], buildContext: [], output: [], rest: [] }
  const { buildArguments, platform } = readGiven({ ...none, ...options }, process.env, processor(arch))
  const caches = findNeeds(subject.file, target, { buildArguments, platform })?.caches ?? []
  const seeded = caches.filter(({ isSeeded }) => isSeeded)
  for (const { id, entry } of seeded) {
    const message = `The cache "${id}" begins as a copy of files, so nothing can fill it from outside: it is left out`
    const found = problem({ code: 'missing-input', severity: 'warning', message, place: placeOf(subject, entry) })
    io.err(renderProblems([found], io.cwd, io.errColors))
  }
  io.out(
    `${JSON.stringify(
      cacheMapOf(
        caches.filter(({ isSeeded }) => !isSeeded),
        options.folder,
      ),
      undefined,
      2,
    )}\n`,
  )
  return 0
}
