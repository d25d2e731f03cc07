import { spawnSync } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { hashOf, sealOf } from './header.js'

/** The two texts of a file that git is merging; none where it is not. */
export const sidesInGit = (path: string): readonly string[] =>
  [2, 3].flatMap((side) => git(path, 'show', `:${side}:./${basename(path)}`) ?? [])

/** An output as it was written last, from the history of git: the hash that its header still has says which text it is. */
export function writtenInGit(path: string, edited: string): string | undefined {
  const hash = hashOf(edited)
  if (hash === undefined) return undefined
  const name = `./${basename(path)}`
  // Of each commit that brought this hash or took it away, the text before it or after it has it.
  const commits = git(path, 'log', '--full-history', '-n', '20', '--format=%H', `-Shash=sha256:${hash}`, '--', name)
  for (const commit of commits?.split('\n').filter((line) => line !== '') ?? []) {
    for (const at of [commit, `${commit}^`]) {
      const text = git(path, 'show', `${at}:${name}`)
      if (text !== undefined && hashOf(text) === hash && sealOf(text) === 'intact') return text
    }
  }
  return undefined
}

/** What git prints in the folder of a file; nothing where it fails, or is not there. */
function git(path: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, {
    cwd: dirname(path),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    timeout: 20_000,
  })
  return status === 0 ? stdout : undefined
}
