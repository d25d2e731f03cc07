import { shellText, type Cmd, type Entry, type Entrypoint } from '../../../model/index.js'
import { bottomImage } from '../../engine/bottom-image.js'
import { stageRule } from '../../engine/rule.js'
import { isRoot } from '../../engine/stage-facts.js'
import { startedBefore, startedHandlers, type Started } from '../../engine/started.js'
import { fileName } from '../../files/paths.js'
import { scriptOf } from '../../shell/run-commands.js'

interface State extends Started {
  said: Entry | undefined
  /** It has a program with which entry points become somebody else. */
  drops: boolean
}

/** Official images whose own entry point does so, and those of servers that answer as somebody else while root waits. */
const dropsItself =
  /^(?:(?:docker\.io|public\.ecr\.aws\/docker|mirror\.gcr\.io)\/)?(?:library\/|valkey\/)?(?:(?:postgres|mysql|mariadb|redis|valkey|mongo|rabbitmq|nginx|httpd)(?:[:@]|$)|php:[^@]*(?:apache|fpm))/

const droppers = /\b(?:su-exec|gosu|setpriv|s6-setuidgid|s6-overlay|supervisord?)\b/

export const rootUser = stageRule(
  {
    name: 'root-user',
    severity: 'info',
    summary: 'The last stage does not run as root.',
    hadolint: ['DL3002'],
  },
  (inherited: State | undefined): State => ({
    ...startedBefore(inherited),
    said: inherited?.said,
    drops: inherited?.drops ?? false,
  }),
  {
    entries: {
      run: (run, _, at, state) => {
        // What other stages have does not count.
        if (at.stage.isShipped) state.drops ||= droppers.test(scriptOf(run, at) ?? '')
      },
      copy: ({ sources }, _, at, state) => {
        if (!at.stage.isShipped) return
        state.drops ||= sources.some((source) => typeof source === 'string' && droppers.test(source))
      },
      user: (entry, _report, { isTrigger }, state) => {
        state.said = isTrigger ? undefined : entry
      },
      ...startedHandlers,
    },
    stageEnd: (facts, report, stage, state) => {
      if (
        !stage.isLast ||
        state.drops ||
        isOther(state) ||
        !isRoot(facts) ||
        dropsItself.test(facts.image ?? bottomImage(stage) ?? '')
      )
        return
      if (state.said === undefined && isForOthers(state, facts.image)) return
      report({
        message: 'the container runs as root',
        hint: 'End the last stage with a USER that the image has, or with a number such as USER 1000',
        ...(state.said === undefined ? {} : { at: state.said }),
      })
    },
  },
)

/** A program that is told whom to become. Python's `-u` is about something else. */
const isOther = ({ entrypoint, cmd }: State): boolean =>
  [entrypoint, cmd].some((entry) => {
    const [program = '', ...rest] = entry === undefined ? [] : wordsOf(entry)
    if (fileName(program).startsWith('python')) return false
    return rest.some(
      (word, at) =>
        /^--user=\w/.test(word) || (/^(?:-u|--user)$/.test(word) && /^_?[a-z][\w-]*$/.test(rest[at + 1] ?? '')),
    )
  })

/** Images that run nothing by themselves but a shell. */
const withoutProgram =
  /^scratch$|(?:^|\/)(?:alpine|busybox|debian|ubuntu|fedora|centos|amazonlinux|oraclelinux|rockylinux|almalinux|archlinux|buildpack-deps|photon)(?:[:@]|$)/

const shells = /^(?:(?:ba|da|a|z)?sh|python3?|pypy3?|node|irb|iex|erl|jshell|swift|ghci|R|julia)$/

/** An image that only opens a shell, or nothing: others are built on it, or work in it, and choose. */
function isForOthers({ entrypoint, cmd }: State, image = ''): boolean {
  if (entrypoint === undefined && cmd === undefined) return withoutProgram.test(image)
  if (cmd === undefined) return isShell(entrypoint!)
  return isShell(cmd) && (entrypoint === undefined || isWrapper(entrypoint))
}

function isShell(entry: Cmd | Entrypoint): boolean {
  const [program = '', ...rest] = wordsOf(entry)
  return shells.test(fileName(program)) || (fileName(program) === 'php' && rest[0] === '-a')
    ? rest.every((word) => /^-{1,2}\w+$/.test(word) && word !== '-c')
    : false
}

const isWrapper = (entry: Entrypoint): boolean => /entrypoint/.test(fileName(wordsOf(entry)[0] ?? ''))

const wordsOf = ({ command }: Cmd | Entrypoint): readonly string[] =>
  command.form === 'exec' ? command.args : shellText(command).trim().split(/\s+/)
