import {
  addFlags,
  copyFlags,
  healthcheckFlags,
  mountOptions,
  runFlags,
  variablesOf,
  type Dockerfile,
  type Entry,
  type Mount,
  type MountOptionRow,
  type Node,
  type Word,
} from '../../model/index.js'
import { automaticArguments } from '../../model/lexical/automatic-arguments.js'
import { isOctalMode } from '../../model/lexical/file-mode.js'
import { featureVersions } from '../../model/lexical/frontend-version.js'
import { gitSource, sourceKind } from '../../model/lexical/remote-source.js'
import { expandedWords, isConstant } from '../entry-words.js'
import type { Spot } from '../report.js'

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
export function eachFeature(file: Dockerfile, tell: (feature: Feature) => void): void {
  const { check } = file.directives
  const top = { stage: -1, entry: -1 }
  if (check !== undefined)
    tell({ version: featureVersions['check directive'], what: 'the check directive', nodes: [file], spot: top })
  file.globalArgs.forEach((entry, index) => {
    if (entry.kind === 'arg') entryFeatures(entry, { stage: -1, entry: index }, tell)
  })
  for (let index = 0; index < file.stages.length; index++) {
    const stage = file.stages[index]!
    const { base, platform, instructions } = stage
    if (base.kind === 'image-reference' && typeof base.reference !== 'string')
      wordFeatures(base.reference, [stage], { stage: index, entry: -1 }, tell)
    if (platform !== undefined) wordFeatures(platform, [stage], { stage: index, entry: -1 }, tell)
    for (let at = 0; at < instructions.length; at++) {
      const entry = instructions[at]!
      if (!isOld(entry)) entryFeatures(entry, { stage: index, entry: at }, tell)
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

function entryFeatures(entry: Entry, spot: Spot, tell: Tell): void {
  const nodes = [entry]
  for (const { word } of expandedWords(entry)) wordFeatures(word, nodes, spot, tell)
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
        if (value !== undefined) wordFeatures(value, nodes, spot, tell)
        else automatic(name, nodes, spot, tell)
      }
      return
    case 'onbuild':
      triggerFeatures(entry, nodes, spot, tell)
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
  if (mount.type === 'raw') return
  const table = mountOptions[mount.type] as Readonly<Record<string, MountOptionRow>>
  const values = mount.options as Flags
  for (const name of Object.keys(table)) {
    const { since } = table[name]!
    if (since === undefined || values[name] === undefined) continue
    tell({ version: since, what: `${name} of a ${mount.type} mount`, nodes: [mount, ...nodes], spot })
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
  if (typeof chmod === 'string' && chmod !== '' && !isOctalMode(chmod)) {
    tell({ version: featureVersions['symbolic mode'], what: `${keyword} --chmod=${chmod}`, nodes, spot })
  }
  if (sources.some((source) => typeof source === 'object' && source.kind === 'inline-file')) heredoc(nodes, spot, tell)
}

function addFeatures(sources: Sources, hasChecksum: boolean, nodes: readonly Node[], spot: Spot, tell: Tell): void {
  for (const source of sources) {
    const git = typeof source === 'string' && sourceKind(source) === 'git' ? gitSource(source) : undefined
    if (git === undefined) continue
    const feature = hasChecksum ? 'git checksum' : git.hasQuery ? 'git query' : 'git source'
    const what = {
      'git checksum': 'ADD --checksum of a git repository',
      'git query': 'ADD of a git repository with a query',
      'git source': 'ADD of a git repository',
    }
    tell({ version: featureVersions[git.hasQuery ? 'git query' : feature], what: what[feature], nodes, spot })
  }
}

function triggerFeatures(
  { trigger }: Extract<Entry, { kind: 'onbuild' }>,
  nodes: readonly Node[],
  spot: Spot,
  tell: Tell,
): void {
  const text = trigger.kind === 'raw' ? trigger.lines.filter((line) => typeof line === 'string').join('') : ''
  const usesStage =
    (trigger.kind === 'copy' && trigger.flags.from !== undefined) ||
    (trigger.kind === 'run' && trigger.flags.mounts?.some((mount) => 'from' in mount && mount.from !== undefined)) ||
    (trigger.kind === 'raw' &&
      /^(?:copy|run)$/i.test(trigger.keyword) &&
      /^\s*(?:--\S+\s+)*--(?:from=|mount=\S*\bfrom=)/.test(text))
  if (usesStage === true)
    tell({ version: featureVersions['stage in a trigger'], what: 'ONBUILD with from', nodes, spot })
  if (trigger.kind !== 'raw')
    entryFeatures(trigger, spot, (feature) => tell({ ...feature, nodes: [...feature.nodes, ...nodes] }))
}

function wordFeatures(word: Word, nodes: readonly Node[], spot: Spot, tell: Tell): void {
  if (typeof word === 'string') return
  for (const { name, modifier } of variablesOf(word)) {
    automatic(name, nodes, spot, tell)
    if (modifier === undefined) continue
    if (/^[#%/]/.test(modifier))
      tell({ version: featureVersions['pattern in a variable'], what: `\${${name}${modifier[0]}…}`, nodes, spot })
    if (/^:?\?/.test(modifier))
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
