import { cleanPath } from '../../../ignore/clean-path.js'
import {
  partsOf,
  shellText,
  type Add,
  type Copy,
  type Entry,
  type Run,
  type Stage,
  type Word,
} from '../../../model/index.js'
import { sourceKind } from '../../../model/lexical/remote-source.js'
import type { ResolvedBase } from '../../../check/stages/resolve.js'
import { Context } from '../../engine/context.js'
import { perFile } from '../../engine/worked-out.js'
import type { FileView } from '../../engine/views.js'
import { mayBeUnpacked } from '../../files/archives.js'
import { fileName, folderOf, isRelated, isWithin } from '../../files/paths.js'
import type { SimpleCommand } from '../../shell/commands.js'
import { commandsIn, readScript } from '../../shell/run-commands.js'

/**
 * Whether a program may be a script that the file puts into the image, and of which nobody knows that it begins with `#!`:
 * such a script is run by a shell alone. What the file does not make is a program of the base image.
 *
 * Where a program or a destination is not known to the last folder, it counts as being there.
 */
export function isUnknownScript(program: string, stage: number, view: FileView): boolean {
  return searchIn(view).isUnknown(program, stage)
}

const searchIn = perFile((view) => new Search(view))

/** So many instructions are looked at for all commands of a file: one that needs more is no text of a person. */
const horizon = 20_000

class Search {
  private left = horizon

  constructor(private readonly view: FileView) {}

  isUnknown(program: string, stage: number): boolean {
    if (ofCargo.test(program)) return false
    if (--this.left <= 0) return true
    const entries = this.entriesOf(stage)
    const runs = entries.flatMap(({ entry }) => (entry.kind === 'run' ? [entry] : []))
    const name = fileName(program)
    // A compiler writes no scripts.
    if (runs.some((run) => commandsIn(run)?.some((command) => compiles(command, name)) === true)) return false
    if (!wellKnown.test(program) && runs.some((run) => mayWrite(run, program))) return true
    const folders = program.includes('/')
      ? undefined
      : wellKnown.test(program)
        ? []
        : pathFolders(entries.map(({ entry }) => entry))
    return entries.some(({ entry, index, stage: at }) => {
      if (entry.kind === 'raw') return true
      // Triggers of a stage come with the stages that begin with it.
      if (entry.kind === 'onbuild') return at !== stage
      if (entry.kind !== 'copy' && entry.kind !== 'add') return false
      return this.mayPut(entry, this.stageOf(at, index), program, folders)
    })
  }

  /** Everything that a stage does, those of the stages that it begins with among them. */
  private entriesOf(stage: number): readonly { entry: Entry; index: number; stage: number }[] {
    const { file, resolved } = this.view
    const found: { entry: Entry; index: number; stage: number }[] = []
    for (let at: number | undefined = stage; at !== undefined && this.left > 0;) {
      const { instructions }: Stage = file.stages[at]!
      this.left -= instructions.length
      instructions.forEach((entry, index) => found.push({ entry, index, stage: at! }))
      const base: ResolvedBase = resolved.bases[at]!
      at = base.kind === 'stage' ? base.index : undefined
    }
    return found
  }

  /** The stage that a COPY takes from; nothing for the build context, and for an image. */
  private stageOf(stage: number, entry: number): number | undefined {
    return this.view.resolved.uses[stage]!.find((use) => use.kind === 'copy' && use.entry === entry)?.to
  }

  private mayPut(
    entry: Add | Copy,
    from: number | undefined,
    program: string,
    folders: readonly string[] | undefined,
  ): boolean {
    // An image has programs, or scripts that tell who runs them.
    if (entry.kind === 'copy' && entry.flags.from !== undefined && from === undefined) return false
    const name = fileName(program)
    const destination = plain(entry.destination)
    const isNamed = destination !== undefined && fileName(destination) === name
    return entry.sources.some((source) => {
      if (typeof source === 'object' && source.kind === 'inline-file') {
        const isIt = isNamed || fileName(source.name) === name
        return isIt && !(typeof source.content === 'string' && source.content.startsWith('#!'))
      }
      const path = plain(source)
      const isIt = isNamed || (path !== undefined && fileName(path) === name)
      const isThere = folders === undefined ? covers(destination, program) : fills(destination, folders)
      if (!isIt && !isThere) return false
      if (from !== undefined) return this.mayTake(path, isIt, name, from)
      if (entry.kind === 'add' && path !== undefined && (sourceKind(path) !== 'path' || mayBeUnpacked(path)))
        return true
      return this.isUnknownFile(path, isIt, isNamed, name)
    })
  }

  private mayTake(path: string | undefined, isIt: boolean, name: string, from: number): boolean {
    if (path === undefined) return true
    return this.isUnknown(isIt && !path.endsWith('/') ? cleanPath(`/${path}`) : `./${name}`, from)
  }

  /** Whether what a source of the build context puts there is a file of which the first bytes are not known. */
  private isUnknownFile(path: string | undefined, isIt: boolean, isRenamed: boolean, name: string): boolean {
    const { context } = this.view
    if (context === undefined) return isIt || !hasOtherName(path, name)
    const at = path === undefined || /[*?[\\]/.test(path) ? '' : Context.path(path)
    if (isIt && at !== '' && context.read(at) !== undefined) return isScript(context.read(at))
    const { files, isComplete } = context.sent(at)
    if (!isComplete || (isRenamed && at === '')) return true
    const meant = files.filter((one) => fileName(one) === name)
    // What is not there yet is made before the build.
    return meant.length === 0 ? isIt : meant.some((one) => isScript(context.read(one)))
  }
}

/** Where cargo puts what it compiles. */
const ofCargo = /(?:^|\/)target\/(?:.*\/)?(?:release|debug)\//

/** Nothing for a text that is too long to be read, which may be anything. */
const isScript = (text: string | undefined): boolean =>
  text === undefined || (!text.startsWith('#!') && !text.includes('\0'))

const plain = (word: Word): string | undefined => (typeof word === 'string' ? word : undefined)

/** Whether a source is one file, whose name is another one. */
const hasOtherName = (path: string | undefined, name: string): boolean =>
  path !== undefined && !/[*?[]/.test(path) && /.\.\w+$/.test(fileName(path)) && fileName(path) !== name

const system = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/usr/local/sbin']

/** Whether what is put at a destination may be the program, or have it. */
function covers(destination: string | undefined, program: string): boolean {
  const isKnown = program.startsWith('/')
  if (destination?.startsWith('/') === true && isKnown) return isWithin(program, cleanPath(destination))
  // Nobody works in the folders of the system.
  return !(isKnown && system.includes(folderOf(program)))
}

/** The folders in which a shell looks for programs, apart from those of tools. */
function pathFolders(entries: readonly Entry[]): readonly string[] {
  const folders = [...system]
  for (const entry of entries) {
    // Files that are put beside the programs of the system.
    if (entry.kind === 'workdir' && system.includes(plain(entry.path) ?? '')) folders.push('/')
    if (entry.kind !== 'env') continue
    for (const { key, value } of entry.pairs) {
      if (key !== 'PATH') continue
      const own = partsOf(value)
        .flatMap((part) => (typeof part === 'string' ? part.split(':') : []))
        .filter((folder) => folder.startsWith('/') && folder !== '/')
      folders.push(...own.filter((folder) => !ofTools.test(folder)).map((folder) => cleanPath(folder)))
    }
  }
  return folders
}

/** Programs of images and of packages: a folder of the project has none of these names. */
const wellKnown =
  /^(?:node|np[mx]|yarn|pnpm|python[\d.]*|pip3?|java|ruby|bundle|rails|php(?:-fpm)?|dotnet|nginx|httpd|apache2ctl|gunicorn|uvicorn|flask|streamlit|celery|supervisord|(?:ba)?sh|tail|sleep|cat|echo)$/

const ofTools = /node_modules|venv|\/\.local|\/\.cargo|\/go(?:\/|$)|conda|\/\.\w+\/bin|\/usr\//

/** Whether what is put at a destination may be in one of the folders. */
function fills(destination: string | undefined, folders: readonly string[]): boolean {
  if (destination?.startsWith('/') !== true) return folders.length > system.length
  return folders.some((folder) => isRelated(folder, cleanPath(destination)))
}

/** Commands that write no text of their own into a file that they are told of. */
const harmless = new Set(
  'chmod chown chgrp test [ [[ ls strip setcap ldd file which sh bash python python3 node'.split(' '),
)

/** Whether a RUN may write the text of the program. */
function mayWrite(run: Run, program: string): boolean {
  const name = fileName(program)
  const script = run.command.form === 'exec' ? (readScript(run) ?? run.command.args.join(' ')) : wholeText(run)
  if (!script.includes(name)) return false
  const commands = commandsIn(run)
  if (commands === undefined) return true
  const isIt = (text: string): boolean => fileName(text) === name && (text.includes('/') || program.includes('/'))
  return commands.some(
    (command) =>
      command.redirections.some(({ operator, target }) => operator.includes('>') && fileName(target.text) === name) ||
      (!harmless.has(command.name) && command.arguments.some(({ text }) => isIt(text.slice(text.indexOf('=') + 1)))),
  )
}

const wholeText = (run: Run): string => readScript(run) ?? (run.command.form === 'shell' ? shellText(run.command) : '')

const compilers = new Set('go gcc g++ cc c++ clang clang++ rustc ghc zig'.split(' '))

/** Whether a command is a compiler that writes a program of that name. */
function compiles({ name: compiler, arguments: words }: SimpleCommand, name: string): boolean {
  if (!compilers.has(compiler)) return false
  const at = words.findIndex(({ text }) => /^-o(?:=|$)/.test(text))
  if (at === -1) return false
  const text = words[at]!.text === '-o' ? (words[at + 1]?.text ?? '') : words[at]!.text.slice(3)
  return fileName(text) === name
}
