import { basename } from 'node:path'
import { didYouMean, DockerfileError, problem, stage, type PlatformName } from '@stagecraft/core'
import { findTarget } from '@stagecraft/core/explain'
import type { Io } from '../io.js'
import { Stop } from '../stop.js'
import { withoutCaches } from '../subject/without-caches.js'
import type { Subject } from '../subject/subject.js'
import { readGiven, type BuildOptions } from './build-input.js'
import { findBuilder, type Builder, type BuilderKind } from './builder.js'
import { missingInput } from './missing-input.js'

interface Wanted extends BuildOptions {
  readonly builder?: BuilderKind
  readonly cache: 'mounts' | 'layers'
}

/**
 * All that can be told before the builder is asked.
 *
 * @throws {Stop} exit code 2 for a target that does not exist, for what the build is not given, and where nothing can build
 */
export function prepareBuild(
  wanted: Subject,
  target: string | undefined,
  options: Wanted,
  io: Io,
): { readonly subject: Subject; readonly builder: Builder } {
  checkTarget(wanted, target)
  for (const platform of options.platform?.split(',') ?? []) checkPlatform(platform)
  const missing = missingInput(wanted, target, readGiven(options, process.env))
  if (missing.length > 0) throw new Stop(missing, 2)
  const builder = findBuilder(options.builder)
  const stale = staleness(wanted)
  if (stale !== undefined) io.err(`${io.errColors.yellow('note')} ${stale}\n`)
  return { subject: options.cache === 'layers' ? withoutCaches(wanted) : wanted, builder }
}

/** @throws {Stop} 'unknown-stage' */
export function checkTarget({ file, name }: Subject, target: string | undefined): void {
  if (target === undefined || findTarget(file, target) !== undefined) return
  const names = file.stages.flatMap(({ name: own }) => own ?? [])
  const message = `${name} has no stage ${JSON.stringify(target)}; ${names.length === 0 ? 'none has a name' : `there are: ${names.join(', ')}`}`
  throw new Stop([problem({ code: 'unknown-stage', message, hint: didYouMean(target, names) })], 2)
}

/**
 * BuildKit takes any platform of this form for one, and fails at its first step that runs. `local`, and a part alone, stand for
 * the machine of the builder.
 *
 * @throws {Stop} 'bad-platform'
 */
function checkPlatform(platform: string): void {
  if (!platform.includes('/')) return
  try {
    stage().from('scratch', { platform: platform as PlatformName })
  } catch (error) {
    if (error instanceof DockerfileError) {
      const { code, message, hint } = error.problem
      throw new Stop([problem({ code, message: `--platform: ${message}`, hint })], 2)
    }
    throw error
  }
}

/** What is built is what the config describes; that the committed file is another is worth a word. */
function staleness({ output, name }: Subject): string | undefined {
  if (output === undefined) return undefined
  const { state } = output.comparison
  if (state === 'fresh' || state === 'missing') return undefined
  return `${name} is not fresh: what ${basename(output.config)} describes is built`
}
