import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { problem } from '@stagecraft/core'
import { Stop } from '../stop.js'
import { pathFrom } from '../shown.js'

/** A git repository at one of its commits. */
export interface Since {
  /** All files that are other now than at the commit, new and deleted ones among them. Absolute. */
  readonly changed: readonly string[]
  /** The text of a file then; nothing where there was none. */
  textOf(path: string): string | undefined
}

/**
 * What changed in the repository of a folder since a commit, branch or tag, changes that are not committed included.
 *
 * @throws {Stop} exit code 2 when git knows no such thing
 */
export function since(reference: string, folder: string): Since {
  const top = git(['rev-parse', '--show-toplevel'], folder).trimEnd()
  // A name that begins with a dash would be an option.
  git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${reference}^{commit}`], folder, reference)
  const names = [
    ...git(['diff', '--name-only', '--no-renames', '-z', reference, '--'], top).split('\0'),
    ...git(['ls-files', '--others', '--exclude-standard', '--full-name', '-z'], top).split('\0'),
  ].filter((name) => name !== '')
  return {
    changed: [...new Set(names)].map((name) => resolve(top, name)),
    textOf(path) {
      const name = pathFrom(top, path)
      const { status, stdout } = spawnSync('git', ['show', `${reference}:${name}`], {
        cwd: top,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      })
      return status === 0 ? stdout : undefined
    },
  }
}

function git(args: readonly string[], cwd: string, reference?: string): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (status === 0) return stdout
  const why = error?.message ?? stderr.trim().replace(/^fatal: /, '')
  const message =
    reference === undefined || why !== ''
      ? `git: ${why}`
      : `git knows no commit, branch or tag ${JSON.stringify(reference)}`
  throw new Stop([problem({ code: 'bad-config', message: `--since: ${message}` })], 2)
}
