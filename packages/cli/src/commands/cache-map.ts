import type { Command } from 'commander'
import { problem } from '@stagecraft/core'
import type { Io } from '../io.js'
import { examples } from '../render/examples.js'
import { renderProblems } from '../render/problem.js'
import type { SubjectOptions } from '../subject/load-subject.js'
import { addInputOptions, addSubjectOptions, buildOptions, type GivenOptions } from './subject-options.js'

interface CacheMapOptions extends SubjectOptions, GivenOptions {
  readonly folder: string
}

/** `stagecraft cache-map`: the cache mounts of a build, for what carries them from one CI run to the next. */
export function cacheMapCommand(program: Command, io: Io, done: (code: number) => void): void {
  const command = program
    .command('cache-map')
    .description('print the cache mounts as the cache-map that buildkit-cache-dance takes')
    .argument('[target]', 'the stage that is built (default: the last one)')
    .option('--folder <folder>', 'where the caches lie between two runs', 'cache-mounts')
  command.addHelpText(
    'after',
    examples([
      ['stagecraft cache-map', 'all cache mounts of the last stage'],
      ['stagecraft cache-map --folder .cache', 'where CI keeps them between two runs'],
    ]),
  )
  addSubjectOptions(addInputOptions(command)).action(async (target: string | undefined, options: CacheMapOptions) =>
    done(await cacheMap(target, options, io)),
  )
}

async function cacheMap(target: string | undefined, options: CacheMapOptions, io: Io): Promise<number> {
  const { findNeeds } = await import('@stagecraft/core/explain')
  const { loadSubject } = await import('../subject/load-subject.js')
  const { readGiven } = await import('../build/build-input.js')
  const { placeOf } = await import('../build/missing-input.js')
  const { checkTarget } = await import('../build/prepare-build.js')
  const { cacheMapOf } = await import('../build/cache-map.js')
  const subject = await loadSubject(options, io)
  checkTarget(subject, target)
  const { buildArguments, platform } = readGiven(buildOptions(options), process.env)
  const caches = findNeeds(subject.file, target, { buildArguments, platform })?.caches ?? []
  for (const { id, entry, isSeeded } of caches) {
    if (!isSeeded) continue
    const message = `The cache "${id}" begins as a copy of files, so nothing can fill it from outside: it is left out`
    const found = problem({ code: 'missing-input', severity: 'warning', message, place: placeOf(subject, entry) })
    io.err(renderProblems([found], io.cwd, io.errColors))
  }
  const map = cacheMapOf(
    caches.filter(({ isSeeded }) => !isSeeded),
    options.folder,
  )
  io.out(`${JSON.stringify(map, undefined, 2)}\n`)
  return 0
}
