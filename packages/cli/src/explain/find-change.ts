import { existsSync, readdirSync, statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { problem } from '@stagecraft/core'
import type { Change } from '@stagecraft/core/explain'
import { readIgnore } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import type { Io } from '../io.js'
import { withoutHeader } from '../outputs/header.js'
import { shownPath } from '../shown.js'
import { Stop } from '../stop.js'
import type { Subject } from '../subject/subject.js'
import { since, type Since } from './git.js'

export interface ChangeOptions {
  readonly changed?: readonly string[]
  readonly since?: string
  readonly changedArg?: readonly string[]
}

/** What is other than at the last build, and what of it is nothing to the build. */
export interface FoundChange {
  readonly change: Change
  /** Changed files that no build gets to see, and why. */
  readonly unseen: readonly { readonly file: string; readonly why: string }[]
  /** What else a person should know. */
  readonly notes: readonly string[]
}

/** Reads what changed from the command line, or from git. */
export function findChange(subject: Subject, options: ChangeOptions, io: Io): FoundChange {
  const then = options.since === undefined ? undefined : since(options.since, subject.context)
  const paths = [
    ...(options.changed ?? []).flatMap((path) => filesAt(resolve(io.cwd, path), io)),
    ...(then?.changed ?? []),
  ]
  const unseen: { file: string; why: string }[] = []
  const files: string[] = []
  for (const path of new Set(paths)) {
    const inside = relative(subject.context, path)
    const shown = shownPath(path, io.cwd)
    if (inside.startsWith('..') || isAbsolute(inside)) unseen.push({ file: shown, why: 'not in the build context' })
    else files.push(inside.split(sep).join('/'))
  }
  const { matcher } = subject.ignore
  for (const file of files) {
    const verdict = matcher?.isExcluded(file)
    if (verdict?.isExcluded === true)
      unseen.push({ file, why: `the ignore file leaves out ${JSON.stringify(verdict.by?.text ?? '')}` })
  }
  const before = dockerfileThen(subject, then)
  // A header tells more than the build is made from.
  const isOther = before !== undefined && withoutHeader(before) !== withoutHeader(subject.text)
  return {
    change: {
      files,
      ...(matcher === undefined ? {} : { ignore: matcher }),
      ...(options.changedArg === undefined ? {} : { arguments: options.changedArg }),
      ...(isOther ? { before: parse(before).file } : {}),
      ignoreFile: isOtherIgnore(subject, then),
    },
    unseen,
    notes: [
      ...(options.changed ?? []).flatMap((path) =>
        existsSync(resolve(io.cwd, path)) ? [] : [`${path} does not exist: it counts as deleted`],
      ),
      ...(isOther
        ? [`${subject.name} is another than ${options.since ?? 'the one that lies there'}: that counts too`]
        : []),
    ],
  }
}

/** A folder stands for all files in it; a path that is gone for the file that it was. */
function filesAt(path: string, io: Io): readonly string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path]
  const files = readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
  if (files.length > 0) return files
  const message = `--changed: the folder ${shownPath(path, io.cwd)} is empty`
  throw new Stop([problem({ code: 'bad-config', message })], 2)
}

/** What the last build was made from: the file of that commit, or the one that lies there and is stale. */
function dockerfileThen({ path, output }: Subject, then: Since | undefined): string | undefined {
  return then === undefined ? output?.comparison.existing : then.textOf(path)
}

/** Only the patterns count: a header may tell another hash. */
function isOtherIgnore({ ignore }: Subject, then: Since | undefined): boolean {
  if (then === undefined || ignore.path === undefined) return false
  const before = then.textOf(ignore.path)
  const patternsOf = (text: string): string =>
    readIgnore(text)
      .patterns.map(({ text: pattern }) => pattern)
      .join('\n')
  return patternsOf(before ?? '') !== patternsOf(ignore.text ?? '')
}
