import {
  addFlags,
  copyFlags,
  healthcheckFlags,
  mountOptions,
  runFlags,
  type Dockerfile,
  type Entry,
  type Mount,
  type MountOptionRow,
  type Node,
  type Word,
} from '../../model/index.js'
import { automaticArguments } from '../../model/lexical/automatic-arguments.js'
import { fileModeFault, isOctalMode } from '../../model/lexical/file-mode.js'
import { featureVersions } from '../../model/lexical/frontend-version.js'
import { isAllMarked, isMarked, type PlainMarks } from '../../model/plain-entry.js'
import { gitSource, sourceKind } from '../../model/lexical/remote-source.js'
import { usesIn } from '../entry-uses.js'
import { isConstant } from '../entry-words.js'
import { usesOf, type Use } from '../expand/evaluate.js'
import type { LexOptions } from '../expand/lex-word.js'
import type { Spot } from '../report.js'
import { mountValue } from '../stages/mount-text.js'
import { mountFrom } from '../stages/resolve.js'

/** A use of something that not every Dockerfile frontend has. */
export interface Feature {
  /** The first version that has it. */
  readonly version: string
  /** As a reader calls it: `COPY --parents`. */
  readonly what: string
  /** The node that uses it, then those around it. */
  readonly nodes: readonly Node[]
  readonly spot: Spot
}

/** Tells every use of a versioned feature, in the order of the file. */
export function eachFeature(file: Dockerfile, tell: (feature: Feature) => void, plain?: PlainMarks): void {
  const { check, escape = '\\' } = file.directives
  const lex: LexOptions = { escape, quotes: true }
  const top = { stage: -1, entry: -1 }
  if (check !== undefined)
    tell({ version: featureVersions['check directive'], what: 'the check directive', nodes: [file], spot: top })
  file.globalArgs.forEach((entry, index) => {
    if (entry.kind === 'arg') entryFeatures(entry, lex, { stage: -1, entry: index }, tell)
  })
  for (let index = 0; index < file.stages.length; index++) {
    const stage = file.stages[index]!
    const { base, platform, instructions } = stage
    const marks = plain === undefined ? 0 : plain[index]!
    if (isAllMarked(marks, instructions.length)) continue
    const words = [base.kind === 'image-reference' ? base.reference : '', platform ?? '']
    for (const word of words) useFeatures(usesOf(word, lex), [stage], { stage: index, entry: -1 }, tell)
    for (let at = 0; at < instructions.length; at++) {
      const entry = instructions[at]!
      if (!isMarked(marks, at) && !isOld(entry)) entryFeatures(entry, lex, { stage: index, entry: at }, tell)
    }
  }
}

/** Whether an entry surely uses nothing that is versioned: true of most, and found out without making anything. */
function isOld(entry: Entry): boolean {
  switch (entry.kind) {
    case 'blank':
    case 'cmd':
    case 'comment':
    case 'entrypoint':
      return true
    case 'copy':
      for (const flag in entry.flags) if (flag !== 'from') return false
      return isConstant(entry)
    case 'run':
      for (const _ in entry.flags) return false
      return entry.command.form === 'exec' || entry.command.heredocs.length === 0
    case 'env':
    case 'expose':
    case 'label':
    case 'user':
    case 'volume':
    case 'workdir':
      return isConstant(entry)
    case 'arg':
      // A name without a default may be one that BuildKit gives.
      for (let at = 0; at < entry.args.length; at++) if (typeof entry.args[at]!.value !== 'string') return false
      return true
    default:
      return false
  }
}

type Tell = (feature: Feature) => void
type Flags = Readonly<Record<string, unknown>>
type Table = Readonly<Record<string, { readonly flag: string; readonly since?: string }>>

function entryFeatures(entry: Entry, lex: LexOptions, spot: Spot, tell: Tell): void {
  const nodes = [entry]
  useFeatures(usesIn(entry, lex), nodes, spot, tell)
  switch (entry.kind) {
    case 'add':
      flagFeatures('ADD', addFlags, entry.flags as Flags, nodes, spot, tell)
      copyFeatures('ADD', entry.flags.chmod, entry.sources, nodes, spot, tell)
      addFeatures(entry.sources, entry.flags.checksum !== undefined, nodes, spot, tell)
      return
    case 'copy':
      flagFeatures('COPY', copyFlags, entry.flags as Flags, nodes, spot, tell)
      copyFeatures('COPY', entry.flags.chmod, entry.sources, nodes, spot, tell)
      return
    case 'run':
      flagFeatures('RUN', runFlags, entry.flags as Flags, nodes, spot, tell)
      for (const mount of entry.flags.mounts ?? []) mountFeatures(mount, nodes, spot, tell)
      if (entry.command.form === 'shell' && entry.command.heredocs.length > 0) heredoc(nodes, spot, tell)
      return
    case 'healthcheck':
      flagFeatures('HEALTHCHECK', healthcheckFlags, entry.flags as Flags, nodes, spot, tell)
      return
    case 'arg':
      for (const { name, value } of entry.args) {
        if (value !== undefined) useFeatures(usesOf(value, lex), nodes, spot, tell)
        else automatic(name, nodes, spot, tell)
      }
      return
    case 'onbuild':
      triggerFeatures(entry, lex, nodes, spot, tell)
      return
    case 'raw':
      if (entry.heredocs.length > 0) heredoc(nodes, spot, tell)
      return
    case 'blank':
    case 'cmd':
    case 'comment':
    case 'entrypoint':
    case 'env':
    case 'expose':
    case 'label':
    case 'maintainer':
    case 'shell':
    case 'stopsignal':
    case 'user':
    case 'volume':
    case 'workdir':
      return
  }
}

function flagFeatures(
  keyword: string,
  table: Table,
  flags: Flags,
  nodes: readonly Node[],
  spot: Spot,
  tell: Tell,
): void {
  for (const name of Object.keys(table)) {
    const { flag, since } = table[name]!
    const value = flags[name]
    if (since === undefined || value === undefined || (Array.isArray(value) && value.length === 0)) continue
    tell({ version: since, what: `${keyword} --${flag}`, nodes, spot })
  }
}

function mountFeatures(mount: Mount, nodes: readonly Node[], spot: Spot, tell: Tell): void {
  // No other type has an option that is newer than mounts are.
  const type = mount.type === 'raw' ? 'secret' : mount.type
  const values = (mount.type === 'raw' ? { env: mountValue(mount.text, 'env') } : mount.options) as Flags
  const table = mountOptions[type] as Readonly<Record<string, MountOptionRow>>
  for (const name of Object.keys(table)) {
    const { since } = table[name]!
    if (since === undefined || values[name] === undefined) continue
    tell({ version: since, what: `${name} of a ${type} mount`, nodes: [mount, ...nodes], spot })
  }
}

type Sources = Extract<Entry, { kind: 'copy' }>['sources']

function copyFeatures(
  keyword: string,
  chmod: Word | undefined,
  sources: Sources,
  nodes: readonly Node[],
  spot: Spot,
  tell: Tell,
): void {
  if (typeof chmod === 'string' && chmod !== '' && !isOctalMode(chmod) && fileModeFault(chmod) === undefined) {
    tell({ version: featureVersions['symbolic mode'], what: `${keyword} --chmod=${chmod}`, nodes, spot })
  }
  if (sources.some((source) => typeof source === 'object' && source.kind === 'inline-file')) heredoc(nodes, spot, tell)
}

const gitFeatures = {
  'git source': 'ADD of a git repository',
  'git checksum': 'ADD --checksum of a git repository',
  'git query': 'ADD of a git repository with a query',
} as const

function addFeatures(sources: Sources, hasChecksum: boolean, nodes: readonly Node[], spot: Spot, tell: Tell): void {
  for (const source of sources) {
    const git = typeof source === 'string' && sourceKind(source) === 'git' ? gitSource(source) : undefined
    if (git === undefined) continue
    const feature = git.hasQuery ? 'git query' : hasChecksum ? 'git checksum' : 'git source'
    tell({ version: featureVersions[feature], what: gitFeatures[feature], nodes, spot })
  }
}

function triggerFeatures(
  { trigger }: Extract<Entry, { kind: 'onbuild' }>,
  lex: LexOptions,
  nodes: readonly Node[],
  spot: Spot,
  tell: Tell,
): void {
  const text = trigger.kind === 'raw' ? trigger.lines.filter((line) => typeof line === 'string').join('') : ''
  const usesStage =
    (trigger.kind === 'copy' && trigger.flags.from !== undefined) ||
    (trigger.kind === 'run' && trigger.flags.mounts?.some((mount) => mountFrom(mount) !== undefined)) ||
    (trigger.kind === 'raw' &&
      /^(?:copy|run)$/i.test(trigger.keyword) &&
      /^\s*(?:--\S+\s+)*--(?:from=|mount=\S*\bfrom=)/.test(text))
  if (usesStage === true)
    tell({ version: featureVersions['stage in a trigger'], what: 'ONBUILD with from', nodes, spot })
  entryFeatures(trigger, lex, spot, (feature) => tell({ ...feature, nodes: [...feature.nodes, ...nodes] }))
}

const signs = { prefix: '#', suffix: '%', replace: '/' } as const

function useFeatures(uses: readonly Use[], nodes: readonly Node[], spot: Spot, tell: Tell): void {
  for (const { name, modifier } of uses) {
    automatic(name, nodes, spot, tell)
    if (modifier === 'prefix' || modifier === 'suffix' || modifier === 'replace')
      tell({ version: featureVersions['pattern in a variable'], what: `\${${name}${signs[modifier]}…}`, nodes, spot })
    if (modifier === 'required')
      tell({ version: featureVersions['required variable'], what: `\${${name}?…}`, nodes, spot })
  }
}

function automatic(name: string, nodes: readonly Node[], spot: Spot, tell: Tell): void {
  const version = automaticArguments.get(name)
  if (version !== undefined && version !== '1.0') tell({ version, what: `$${name}`, nodes, spot })
}

function heredoc(nodes: readonly Node[], spot: Spot, tell: Tell): void {
  tell({ version: featureVersions.heredoc, what: 'a heredoc', nodes, spot })
}
