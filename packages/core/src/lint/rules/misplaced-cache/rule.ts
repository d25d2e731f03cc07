import type { CacheMount, Run } from '../../../model/index.js'
import { stageRule } from '../../engine/rule.js'
import { inWorkdir, isRoot } from '../../engine/stage-facts.js'
import type { EntryView } from '../../engine/views.js'
import { perFile } from '../../engine/worked-out.js'
import { somePath, type PathList } from '../../files/path-list.js'
import { isRelated, isWithin } from '../../files/paths.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { makesNoFile } from '../../shell/makes-no-file.js'
import { commandsOf, readScript } from '../../shell/run-commands.js'
import { refusesCache, removes, toolCaches, toolOf, type Tool } from './tool-caches.js'

interface State {
  /** Apt does not throw its packages away any more. */
  keepsPackages: boolean
  /** Paths that RUNs have spoken of: a tool may have been told to keep its cache there. */
  told: PathList | undefined
}

export const misplacedCache = stageRule(
  {
    name: 'misplaced-cache',
    severity: 'warning',
    summary: 'A cache mount lies where the tool keeps its cache, and the tool uses it.',
  },
  (inherited: State | undefined): State => ({
    keepsPackages: inherited?.keepsPackages ?? false,
    told: inherited?.told,
  }),
  {
    entries: {
      copy: ({ destination }, _report, _at, state) => {
        if (typeof destination !== 'string' || destination.startsWith('/etc/apt')) state.keepsPackages = true
      },
      run: (run, report, at, state) => {
        // Official images of Debian and Ubuntu tell apt to throw its packages away.
        if (!hasCaches(at.stage.file)) return
        if (/docker-clean|Keep-Downloaded-Packages/.test(textOf(run))) state.keepsPackages = true
        const mounts = cachesOf(run, at)
        const commands = mounts.length === 0 ? undefined : commandsOf(run, at)
        for (const { target, mount } of commands === undefined ? [] : mounts) {
          const fault = faultOf({ target, commands: commands!, run, at, state })
          if (fault !== undefined) report({ ...fault, at: mount })
        }
        for (const [path] of textOf(run).matchAll(/\/[\w.@/-]+/g)) state.told = { path, before: state.told }
      },
    },
  },
)

/** Whether a file may have a cache mount at all: most have none, and nothing has to be read for them. */
const hasCaches = perFile(({ file: { stages } }) =>
  stages.some(({ instructions }) =>
    instructions.some(
      (entry) =>
        entry.kind === 'onbuild' ||
        (entry.kind === 'run' && entry.flags.mounts?.some(({ type }) => type === 'cache') === true),
    ),
  ),
)

const textOf = (run: Run): string =>
  run.command.form === 'exec'
    ? run.command.args.join(' ')
    : [readScript(run) ?? '', ...run.command.heredocs.map(({ body }) => body)].join('\n')

interface Cache {
  readonly target: string
  readonly mount: CacheMount
}

/** The cache mounts of a RUN whose targets are known. */
function cachesOf(run: Run, at: EntryView): readonly Cache[] {
  return (run.flags.mounts ?? []).flatMap((mount) => {
    if (mount.type !== 'cache' || mount.options.target === undefined) return []
    const target = inWorkdir(at.facts, at.sureText(mount.options.target))
    return target === undefined ? [] : [{ target, mount }]
  })
}

interface Situation {
  readonly target: string
  readonly commands: readonly SimpleCommand[]
  readonly run: Run
  readonly at: EntryView
  readonly state: State
}

interface Fault {
  readonly message: string
  readonly hint: string
}

function faultOf(situation: Situation): Fault | undefined {
  const { target, commands, at, state } = situation
  const users = commands.flatMap((command) => {
    const tool = toolOf(command)
    return tool !== undefined && mayUse(tool, target) ? [{ tool, option: refusesCache(tool, command, at) }] : []
  })
  // Where one of several does without it, another one may use it.
  const [first] = users
  if (first?.option !== undefined && users.every(({ option }) => option !== undefined)) {
    return {
      message: `the cache at ${target} is not used: ${first.option} tells ${first.tool} to do without`,
      hint: `Leave ${first.option} out`,
    }
  }
  for (const command of commands) {
    if (removes(command, target)) {
      return {
        message: `the cache at ${target} is emptied again by ${[command.name, ...command.arguments.map(({ text }) => text)].slice(0, 4).join(' ')}`,
        hint: 'Leave that out: what a cache mount holds is no part of the image',
      }
    }
  }
  const tools = commands.flatMap((command) => toolOf(command) ?? [])
  if (isWithin(target, '/var/cache/apt') && tools.includes('apt') && !state.keepsPackages && isDebian(at)) {
    return {
      message: `the cache at ${target} stays empty: this image tells apt to throw packages away once they are installed`,
      hint: 'Run rm -f /etc/apt/apt.conf.d/docker-clean before apt-get',
    }
  }
  return elsewhere(situation, tools) ?? anotherHome(situation, tools)
}

/** Whether the tools of the RUN keep their caches somewhere else. */
function elsewhere({ target, commands, run, at, state }: Situation, tools: readonly Tool[]): Fault | undefined {
  const [tool] = tools
  if (tool === undefined || isConfigured(run, at, target) || somePath(state.told, (path) => path === target))
    return undefined
  // A cache of the project, or of a program that is not known.
  if (at.facts.workdir === undefined || isRelated(target, at.facts.workdir)) return undefined
  if (!commands.every((command) => toolOf(command) !== undefined || makesNoFile(command))) return undefined
  if (tools.some((one) => mayUse(one, target))) return undefined
  return {
    message: `${tool} does not keep its cache in ${target}`,
    hint: `Mount the cache at ${toolCaches[tool].map((path) => path.replace('~', homeOf(at) ?? '/root'))[0]}`,
  }
}

/** Whether the cache of another user is mounted. */
function anotherHome({ target, run, at }: Situation, tools: readonly Tool[]): Fault | undefined {
  const home = homeOf(at)
  if (home === undefined || isConfigured(run, at, target) || run.command.form === 'exec') return undefined
  const tool = tools.find(
    (one) => mayUse(one, target) && !toolCaches[one].some((path) => isRelated(target, path.replace('~', home))),
  )
  if (tool === undefined) return undefined
  const user = at.facts.user!
  return {
    message: `${tool} runs as ${user} here, and does not keep its cache in ${target}`,
    hint: `Mount the cache at ${toolCaches[tool][0]!.replace('~', home)}${isRoot(at.facts) ? '' : ', with the uid of that user'}`,
  }
}

/** The home of the user, where that is sure. */
function homeOf({ facts }: EntryView): string | undefined {
  if (isRoot(facts)) return '/root'
  return facts.user === 'node' && /^node\b/.test(facts.image ?? '') ? '/home/node' : undefined
}

const homes = /^(?:\/root|\/home\/[^/]+)(?=\/|$)/

/** Whether a path may be a cache of the tool, whoever runs it. */
function mayUse(tool: Tool, target: string): boolean {
  const home = homes.exec(target)?.[0] ?? '/root'
  return toolCaches[tool].some((path) => isRelated(target, path.replace('~', home)))
}

/** Variables that say where caches are. */
const variables =
  'HOME XDG_CACHE_HOME XDG_DATA_HOME npm_config_cache NPM_CONFIG_CACHE YARN_CACHE_FOLDER YARN_GLOBAL_FOLDER PIP_CACHE_DIR UV_CACHE_DIR GOCACHE GOMODCACHE GOPATH CARGO_HOME CARGO_TARGET_DIR POETRY_CACHE_DIR GRADLE_USER_HOME MAVEN_OPTS COMPOSER_CACHE_DIR COMPOSER_HOME NUGET_PACKAGES BUN_INSTALL BUN_INSTALL_CACHE_DIR'.split(
    ' ',
  )

/** Whether something else says where the cache is. */
function isConfigured(run: Run, { scope }: EntryView, target: string): boolean {
  const known = ['GOPATH', 'CARGO_HOME', 'COMPOSER_HOME']
  return (
    textOf(run).includes(target) ||
    /\b(?:cache|HOME|GOPATH|CACHE|store)[\w-]*[ =]\S/.test(textOf(run)) ||
    variables.some((name) => scope.lookup(name).set === true && !known.includes(name))
  )
}

const withoutDebian =
  /alpine|distroless|fedora|centos|almalinux|rockylinux|oraclelinux|amazonlinux|photon|arch|busybox|mysql|-ubi|microsoft|mcr\./

/** Whether the base is surely an official image made from Debian's or Ubuntu's. */
const isDebian = ({ facts: { image } }: EntryView): boolean =>
  image !== undefined && image !== 'scratch' && !withoutDebian.test(image)
