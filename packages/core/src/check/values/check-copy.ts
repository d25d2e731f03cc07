import type { Add, Copy, InlineFile, Source, Word } from '../../model/index.js'
import { fileModeProblem } from '../../model/lexical/file-mode.js'
import { digestFault } from '../../model/lexical/image-name.js'
import { isNumericOwner } from '../../model/lexical/owner.js'
import { gitSource, isSurelyPath, sourceKind } from '../../model/lexical/remote-source.js'
import type { At, Known } from '../at.js'

/** COPY: what it copies, where to, and its flags. */
export function checkCopy(entry: Copy, at: At): void {
  checkCommon('COPY', entry, at)
  for (const source of entry.sources) {
    if (isInline(source) || (typeof source === 'string' && isSurelyPath(source))) continue
    const value = at.known(source)
    if (value === undefined) continue
    checkQuery('COPY', value, at)
    const kind = sourceKind(value.text)
    if (kind === 'path') continue
    at.refuse(value, {
      code: 'bad-source',
      message: `COPY takes files, not ${kind === 'git' ? 'a git repository' : 'a URL'}, and found "${value.text}"`,
      hint: 'Use ADD',
    })
  }
}

/** Whether there is surely nothing to say about a COPY that has no variable, an owner or a mode. */
export function isPlainCopy({ sources, destination }: Copy): boolean {
  if (sources.length !== 1 && (sources.length === 0 || !(destination as string).endsWith('/'))) return false
  for (let at = 0; at < sources.length; at++) if (!isSurelyPath(sources[at] as string)) return false
  return true
}

/** ADD: the same, and what it takes from elsewhere. */
export function checkAdd(entry: Add, at: At): void {
  checkCommon('ADD', entry, at)
  const checksum = at.known(entry.flags.checksum)
  if (checksum !== undefined && checksum.text !== '') {
    if (pathsOf(entry.sources).length !== 1) {
      at.refuse(checksum, {
        code: 'bad-option',
        message: 'ADD --checksum is about one source, and here are several or none',
      })
      return
    }
  }
  for (const source of pathsOf(entry.sources)) {
    const value = at.known(source)
    if (value !== undefined) checkRemote(entry, value, checksum?.text === '' ? undefined : checksum, at)
  }
}

function checkRemote(entry: Add, value: Known, checksum: Known | undefined, at: At): void {
  const kind = sourceKind(value.text)
  const byDefault = value.byDefault || checksum?.byDefault === true
  if (kind === 'path' && checksum !== undefined) {
    const message = `ADD --checksum needs a URL or a git repository, and found "${value.text}"`
    at.refuse({ byDefault }, { code: 'bad-option', message })
  }
  if (kind === 'http' && checksum !== undefined) {
    const fault = digestFault(checksum.text)
    if (fault !== undefined) at.refuse({ byDefault }, { code: 'bad-option', message: `ADD --checksum: ${fault}` })
  }
  checkQuery('ADD', value, at)
  const git = kind === 'git' ? gitSource(value.text) : undefined
  if (git === undefined) return
  const keep = entry.flags.keepGitDir
  if (keep !== undefined && git.keepGitDir !== undefined && keep !== git.keepGitDir) {
    at.refuse(value, { code: 'bad-option', message: 'ADD --keep-git-dir and the query of the git repository disagree' })
  }
  if (checksum !== undefined && git.checksum !== undefined && git.checksum !== checksum.text) {
    at.refuse(
      { byDefault },
      { code: 'bad-option', message: 'ADD --checksum and the query of the git repository disagree' },
    )
  }
}

function checkQuery(keyword: string, value: Known, at: At): void {
  const fault = gitSource(value.text)?.fault
  if (fault !== undefined) at.refuse(value, { code: 'bad-source', message: `${keyword} "${value.text}": ${fault}` })
}

function checkCommon(keyword: 'COPY' | 'ADD', entry: Copy | Add, at: At): void {
  const { flags, sources, destination } = entry
  if (sources.length === 0) at.add({ code: 'empty-sources', message: `${keyword} needs at least one source` })
  const chmod = at.known(flags.chmod)
  const badMode = chmod === undefined ? undefined : fileModeProblem(keyword, chmod.text)
  if (badMode !== undefined) at.refuse(chmod!, badMode)
  const chown = at.known(flags.chown)
  if (flags.link === true && chown !== undefined && chown.text !== '' && !isNumericOwner(chown.text)) {
    at.refuse(chown, {
      code: 'link-named-owner',
      message: `${keyword} --link cannot look up the owner "${chown.text}"`,
      hint: 'Write numbers (--chown=1000:1000), or leave --link out',
    })
  }
  const folder = sources.length > 1 ? at.known(destination) : undefined
  if (folder !== undefined && !namesFolder(folder.text)) {
    at.add({
      code: 'destination-not-folder',
      severity: 'warning',
      message: `${keyword} has ${sources.length} sources, so "${folder.text}" must be a folder`,
      hint: `Write "${folder.text}/"`,
    })
  }
}

/** Whether a destination can only be a folder. */
function namesFolder(path: string): boolean {
  return path === '' || /(?:^|\/)\.{0,2}$/.test(path)
}

function pathsOf(sources: readonly Source[]): readonly Word[] {
  return sources.filter((source): source is Word => !isInline(source))
}

function isInline(source: Source): source is InlineFile {
  return typeof source === 'object' && source.kind === 'inline-file'
}
