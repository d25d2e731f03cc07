import { DockerfileError, type ProblemInput } from '../problem/index.js'
import type { Command, Entry, Mount, Source, Word } from '../model/index.js'
import {
  argNameProblem,
  commentProblem,
  textProblem,
  verbatimProblem,
  wordProblem,
  type WordRule,
} from '../model/lexical/expressible.js'
import { execFormProblem, inlineFileProblem, linesProblem, shellProblem } from '../model/lexical/expressible-command.js'
import { isPlainEntry } from '../model/plain-entry.js'
import type { Step } from './step.js'

/**
 * Refuses, at the call, what no Dockerfile can say: so the error is at the line that the user wrote. Tells whether the
 * entry is plain, so that nobody who reads the file needs to ask again.
 *
 * @throws {DockerfileError} 'not-expressible' and its kin
 */
export function checkStep({ entry }: Step): boolean {
  if (isPlainEntry(entry)) return true
  const found = entryProblem(entry)
  if (found !== undefined) throw new DockerfileError(found)
  return false
}

function entryProblem(entry: Entry): ProblemInput | undefined {
  switch (entry.kind) {
    case 'run':
      return (
        first(entry.flags.mounts ?? none, mountProblem) ??
        texts('RUN --device', entry.flags.devices) ??
        commandProblem('RUN', entry.command)
      )
    case 'copy':
    case 'add': {
      const name = entry.kind.toUpperCase()
      const { chown, chmod, exclude } = entry.flags
      return (
        pathsProblem(name, entry.sources, entry.destination) ??
        flag(`${name} --chown`, chown) ??
        flag(`${name} --chmod`, chmod) ??
        texts(`${name} --exclude`, exclude) ??
        (entry.kind === 'add' ? flag('ADD --checksum', entry.flags.checksum) : undefined)
      )
    }
    case 'env':
    case 'label': {
      const name = entry.kind.toUpperCase()
      return (
        first(
          entry.pairs,
          ({ key, value }) => wordProblem('key', `${name} key`, key) ?? wordProblem('value', `${name} value`, value),
        ) ?? first(entry.comments ?? none, ({ text }) => commentProblem(`comment in ${name}`, text))
      )
    }
    case 'arg':
      return (
        first(
          entry.args,
          ({ name, value }) =>
            argNameProblem('ARG', name) ??
            (value === undefined ? undefined : wordProblem('value', `ARG ${name}`, value)),
        ) ?? first(entry.comments ?? none, ({ text }) => commentProblem('comment in ARG', text))
      )
    case 'cmd':
      return commandProblem('CMD', entry.command)
    case 'entrypoint':
      return commandProblem('ENTRYPOINT', entry.command)
    case 'healthcheck':
      return entry.command === undefined ? undefined : commandProblem('HEALTHCHECK', entry.command)
    case 'shell':
      return execFormProblem('SHELL', entry.args)
    case 'workdir':
      return wordProblem('rest', 'WORKDIR', entry.path)
    case 'user':
      return wordProblem('rest', 'USER', entry.user)
    case 'stopsignal':
      return wordProblem('rest', 'STOPSIGNAL', entry.signal)
    case 'expose':
      return words('bare', 'EXPOSE', entry.ports)
    case 'volume':
      return words('path', 'VOLUME', entry.paths)
    case 'maintainer':
      return verbatimProblem('MAINTAINER', entry.name)
    case 'comment':
      return commentProblem('comment', entry.text)
    case 'raw':
      return linesProblem(entry.keyword, entry.lines)
    case 'onbuild':
      return entryProblem(entry.trigger)
    case 'blank':
      return undefined
  }
}

const none: readonly never[] = []

function commandProblem(what: string, command: Command): ProblemInput | undefined {
  return command.form === 'exec' ? execFormProblem(what, command.args) : shellProblem(what, command)
}

function pathsProblem(name: string, sources: readonly Source[], destination: Word): ProblemInput | undefined {
  let rule: WordRule = 'path'
  for (const source of sources) {
    if (typeof source === 'string' || source.kind === 'template') continue
    rule = 'bare'
    const problem = inlineFileProblem(name, source)
    if (problem !== undefined) return problem
  }
  for (const source of sources) {
    const problem =
      typeof source === 'string' || source.kind === 'template' ? wordProblem(rule, `${name} source`, source) : undefined
    if (problem !== undefined) return problem
  }
  return wordProblem(rule, `${name} destination`, destination)
}

function mountProblem(mount: Mount): ProblemInput | undefined {
  if (mount.type === 'raw') return textProblem('flag', 'RUN --mount', mount.text)
  const options: { readonly [name: string]: unknown } = { ...mount.options }
  for (const name in options) {
    const value = options[name]
    if (typeof value === 'boolean' || name === 'from') continue
    const problem = wordProblem('flag', `${mount.type} mount: ${name}`, value as Word)
    if (problem !== undefined) return problem
  }
  return undefined
}

function flag(what: string, value: Word | undefined): ProblemInput | undefined {
  return value === undefined ? undefined : wordProblem('flag', what, value)
}

function texts(what: string, values: readonly string[] | undefined): ProblemInput | undefined {
  return values === undefined ? undefined : first(values, (value) => textProblem('flag', what, value))
}

function words(rule: WordRule, what: string, values: readonly Word[]): ProblemInput | undefined {
  return first(values, (value) => wordProblem(rule, what, value))
}

function first<T>(items: readonly T[], test: (item: T) => ProblemInput | undefined): ProblemInput | undefined {
  for (let at = 0; at < items.length; at++) {
    const problem = test(items[at]!)
    if (problem !== undefined) return problem
  }
  return undefined
}
