import { shellText, type Add, type Command, type Copy, type Entry } from '../../../model/index.js'
import { inWorkdir, readsPosix, type StageFacts } from '../../engine/stage-facts.js'
import { stageRule, type Report } from '../../engine/rule.js'
import { startedBefore, startedHandlers, type Started } from '../../engine/started.js'
import type { EntryView } from '../../engine/views.js'
import { copied } from '../../files/copied.js'
import { fileName, isWithin } from '../../files/paths.js'
import { isSystemPath } from '../../files/system-paths.js'
import { simpleCommands } from '../../shell/read-script.js'
import { makesNoFile } from '../../shell/makes-no-file.js'
import { commandsOf } from '../../shell/run-commands.js'

interface State extends Started {
  /** Where something was put. Absent when anything may be anywhere. */
  places: Place | undefined | 'anywhere'
}

interface Place {
  readonly path: string
  /** Perhaps a folder with all that is in it. */
  readonly isTree: boolean
  readonly before: Place | undefined
}

export const missingProgram = stageRule(
  {
    name: 'missing-program',
    severity: 'warning',
    summary: 'What CMD and ENTRYPOINT start is in the image.',
  },
  (inherited: State | undefined): State => ({ ...startedBefore(inherited), places: inherited?.places }),
  {
    entries: {
      add: copy,
      copy,
      raw: isAnywhere,
      ...startedHandlers,
      run: (run, _, at, state) => {
        if (!at.stage.isShipped || state.places === 'anywhere') return
        const commands = commandsOf(run, at)
        if (commands?.every(makesNoFile) !== true) state.places = 'anywhere'
      },
      volume: isAnywhere,
    },
    stageEnd: (facts, report, stage, state) => {
      if (!stage.isLast) return
      const started = state.entrypoint ?? state.cmd
      if (started === undefined || facts.image === undefined) return
      const words = wordsOf(state, facts)
      const wanted = words === undefined ? undefined : fileOf(words)
      const path = inWorkdir(facts, wanted)
      if (wanted === undefined || path === undefined || state.places === 'anywhere') return
      const isEmpty = facts.image === 'scratch'
      if (!isEmpty && isSystemPath(path, facts.image)) return
      for (let place = state.places; place !== undefined; place = place.before) if (isWithin(path, place.path)) return
      const near = folderFor(state.places)
      // Where no tree of files was copied, the program may come with a volume.
      if (!isEmpty && near === undefined) return
      report({
        message: `${started.kind.toUpperCase()} starts ${wanted}, which is ${path} here, and nothing has put a file there`,
        at: started,
        ...(near === undefined || wanted.startsWith('/') ? {} : { hint: `Write WORKDIR ${near} before it` }),
      })
    },
  },
)

function copy(entry: Add | Copy, _: Report, at: EntryView, state: State): void {
  if (!at.stage.isShipped || state.places === 'anywhere') return
  const { destination, sources } = copied(entry, at)
  const isTree = sources.some((source) => source !== undefined && !/.\.\w+$/.test(fileName(source)))
  state.places = destination === undefined ? 'anywhere' : { path: destination, isTree, before: state.places }
}

function isAnywhere(_entry: Entry, _report: Report, _at: EntryView, state: State): void {
  state.places = 'anywhere'
}

/** The words that are started; nothing when a shell has more to say in it. */
function wordsOf({ entrypoint, cmd }: Started, facts: StageFacts): readonly string[] | undefined {
  const first = entrypoint?.command ?? cmd!.command
  const words = plainWords(first, facts)
  if (words === undefined || entrypoint === undefined || cmd === undefined || first.form === 'shell') return words
  return cmd.command.form === 'exec' ? [...words, ...cmd.command.args] : words
}

function plainWords(command: Command, facts: StageFacts): readonly string[] | undefined {
  if (command.form === 'exec') return command.args
  if (!readsPosix(facts)) return undefined
  const [only, ...others] = simpleCommands(shellText(command)) ?? []
  if (only === undefined || others.length > 0 || !only.words.every(({ isPlain }) => isPlain)) return undefined
  return [only.name, ...only.arguments.map(({ text }) => text)]
}

const interpreters = /^(?:python[\d.]*|node|ruby|php|perl|sh|bash|java)$/

/** The file that must be there: a program with a folder, or what an interpreter is given. */
function fileOf([program = '', ...rest]: readonly string[]): string | undefined {
  if (program.includes('/') && !interpreters.test(fileName(program))) return program
  const name = fileName(program)
  if (!interpreters.test(name)) return undefined
  if (name === 'java') {
    const jar = rest[rest.indexOf('-jar') + 1]
    return rest.includes('-jar') && jar?.endsWith('.jar') === true ? jar : undefined
  }
  const at = rest.findIndex((word) => !word.startsWith('-') || !/^-[uBEOsS]+$/.test(word))
  const script = rest[at]
  return script !== undefined && /\.(?:py|[cm]?js|rb|php|pl|sh)$/.test(script) && !script.startsWith('-')
    ? script
    : undefined
}

/** A folder of ours that was filled: where the path was probably meant to be. */
function folderFor(places: Place | undefined): string | undefined {
  for (let place = places; place !== undefined; place = place.before) {
    if (place.isTree && !isSystemPath(place.path) && !fileName(place.path).includes('.')) return place.path
  }
  return undefined
}
