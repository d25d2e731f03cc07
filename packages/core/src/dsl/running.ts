import { DockerfileError } from '../problem/index.js'
import {
  healthcheckFlags,
  list,
  node,
  options,
  ownList,
  runFlags,
  type Healthcheck,
  type HealthcheckFlags,
  type Run,
  type RunFlags,
} from '../model/index.js'
import { newest } from './chain.js'
import { lowerCommand } from './commands/lower.js'
import { lowerFlags } from './flags.js'
import { lowerValue, mergeUses, usesOf, wrongArgument } from './handle.js'
import { atHome } from './home.js'
import { textList } from './option-value.js'
import { plainStep, type NameOf, type StageLink, type Step } from './step.js'

export function runStep(stage: StageLink, given: unknown, opts: object | undefined): Step {
  const { settings } = stage
  if (opts === undefined && settings === undefined) {
    const { command, uses, posix } = lowerCommand('run', given)
    if (posix) needsPosixShell(stage)
    return plainStep(node({ kind: 'run', flags: noFlags, command }), uses)
  }
  const { values, uses, mounts: own } = lowerFlags('run', runFlags, opts)
  const mounts = atHome(stage, settings === undefined ? own : [...settings.mounts, ...own])
  const {
    command,
    uses: commandUses,
    posix,
  } = lowerCommand(
    'run',
    given,
    mounts.map(({ target }) => target),
  )
  if (posix) needsPosixShell(stage)
  const network = (values['network'] as RunFlags['network']) ?? settings?.network
  const make = (nameOf: NameOf): Run =>
    node({
      kind: 'run',
      flags: options<RunFlags>({
        mounts: mounts.length === 0 ? undefined : list(mounts.map((mount) => mount.finish(nameOf))),
        network,
        security: values['security'] as RunFlags['security'],
        devices: values['devices'] as RunFlags['devices'],
      }),
      command,
    })
  const allUses =
    mounts.length === 0 ? mergeUses(uses, commandUses) : mergeUses(uses, commandUses, ...mounts.map((m) => m.uses))
  const references = ownList(mounts.flatMap((mount) => mount.references))
  if (references.length === 0) return plainStep(make(unnamed), allUses)
  // Until the file names the stage, the entry stands for what it will be: everything but the mount's `from` is final.
  const finish = (_: Step, nameOf: NameOf): Run => make(nameOf)
  return { entry: make(placeholder), uses: allUses, references, finish, declares: undefined }
}

const noFlags: RunFlags = Object.freeze({})

const unnamed: NameOf = () => 0
const placeholder: NameOf = (stage) => (typeof stage === 'string' ? stage : (stage.name ?? 0))

/** `set -e` and the rest of a script mean nothing to cmd, PowerShell or a program that is no shell. */
function needsPosixShell(stage: StageLink): void {
  const args = newest(stage, 'shell')?.args
  if (args === undefined) return
  // Another program may start the shell: `env bash -c`, `conda run -n app /bin/bash -c`.
  if (args.some((arg) => posixShells.has(programOf(arg)))) return
  throw new DockerfileError({
    code: 'shell-not-posix',
    message: `script\`…\` is written for a POSIX shell, and the SHELL of this stage is ${JSON.stringify(args)}`,
    hint: 'Write heredoc(…) for a script of that shell',
  })
}

/** `C:\bin\Bash.exe` → `bash` */
function programOf(path: string): string {
  return path
    .replace(/^.*[\\/]/, '')
    .replace(/\.exe$/i, '')
    .toLowerCase()
}

const posixShells: ReadonlySet<string> = new Set(['sh', 'ash', 'bash', 'dash', 'ksh', 'mksh', 'zsh', 'busybox'])

export function commandStep(kind: 'cmd' | 'entrypoint', given: unknown): Step {
  const { command, uses } = lowerCommand(kind, given)
  return plainStep(node({ kind, command }), uses)
}

export function healthcheckStep(given: unknown, opts: object | undefined): Step {
  if (given === 'none') {
    if (opts !== undefined && Object.values(opts).some((value) => value !== undefined)) {
      throw new DockerfileError({
        code: 'bad-option',
        message: "healthcheck('none') takes no options: it switches the check off",
      })
    }
    return plainStep(node<Healthcheck>({ kind: 'healthcheck', flags: Object.freeze({}) }))
  }
  const { values } = lowerFlags('healthcheck', healthcheckFlags, opts)
  const { command, uses } = lowerCommand('healthcheck', given)
  return plainStep(
    node<Healthcheck>({ kind: 'healthcheck', flags: options<HealthcheckFlags>(values as HealthcheckFlags), command }),
    uses,
  )
}

export function shellStep(args: unknown): Step {
  const items = textList('shell', args)
  if (typeof args === 'string' || items.length === 0)
    throw wrongArgument('shell', "a list such as ['/bin/bash', '-c']", args)
  return plainStep(node({ kind: 'shell', args: items }))
}

export function stopsignalStep(signal: unknown): Step {
  return plainStep(
    node({
      kind: 'stopsignal',
      signal: lowerValue(typeof signal === 'number' ? String(signal) : signal, 'stopsignal'),
    }),
    usesOf(signal),
  )
}

export function userStep(user: unknown): Step {
  return plainStep(
    node({ kind: 'user', user: lowerValue(typeof user === 'number' ? String(user) : user, 'user') }),
    usesOf(user),
  )
}
