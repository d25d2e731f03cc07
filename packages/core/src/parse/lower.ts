import type { Entry, Keyword } from '../model/index.js'
import { allKeywords } from '../model/index.js'
import { excerpt } from '../model/lexical/expressible.js'
import { fileModeFault, fileModeProblem } from '../model/lexical/file-mode.js'
import { didYouMean } from '../problem/index.js'
import { lowerCmd, lowerEntrypoint, lowerHealthcheck, lowerRun, lowerShell } from './commands.js'
import { lowerAdd, lowerCopy } from './copy.js'
import { lowerExpose, lowerMaintainer, lowerStopsignal, lowerUser, lowerVolume, lowerWorkdir } from './fields.js'
import { lowerArg, lowerEnv, lowerLabel } from './key-values.js'
import { rawInstruction, type Lowered } from './lowered.js'
import { lowerOnbuild } from './onbuild.js'
import { report, type Reading, type Source } from './reading.js'
import type { Stages } from './stages.js'

/** Reads the meaning of an instruction; nothing when it is refused, which is reported. */
type Lowerer = (reading: Reading, source: Source, stages: Stages) => Lowered | undefined

const lowerers: { readonly [Name in Exclude<Keyword, 'FROM'>]: Lowerer } = {
  ADD: lowerAdd,
  ARG: lowerArg,
  CMD: lowerCmd,
  COPY: lowerCopy,
  ENTRYPOINT: lowerEntrypoint,
  ENV: lowerEnv,
  EXPOSE: lowerExpose,
  HEALTHCHECK: lowerHealthcheck,
  LABEL: lowerLabel,
  MAINTAINER: lowerMaintainer,
  ONBUILD: lowerOnbuild,
  RUN: lowerRun,
  SHELL: lowerShell,
  STOPSIGNAL: lowerStopsignal,
  USER: lowerUser,
  VOLUME: lowerVolume,
  WORKDIR: lowerWorkdir,
}

/** The meaning of any instruction but FROM. What has none in the model stays as its text. */
export function lower(reading: Reading, source: Source, stages: Stages): Lowered {
  if (source.name === undefined || source.name === 'FROM') {
    reportUnknown(reading, source)
    return rawInstruction(reading, source)
  }
  const told = reading.problems.length
  const lowered = lowerers[source.name](reading, source, stages)
  if (!source.mangled) return lowered ?? rawInstruction(reading, source)
  // Flags that BuildKit spoils cannot be written again but as they stand.
  if (lowered !== undefined) reportBadMode(reading, source, lowered.entry)
  if (reading.problems.slice(told).every(({ severity }) => severity !== 'error')) reportMangled(reading, source)
  return rawInstruction(reading, source)
}

/** Checks see no more of such an instruction than its text, and no mode has a character that is not ASCII. */
function reportBadMode(reading: Reading, source: Source, entry: Entry): void {
  if (entry.kind !== 'copy' && entry.kind !== 'add') return
  const flag = source.flags.find(({ text }) => text.startsWith('--chmod='))
  if (flag === undefined || typeof entry.flags.chmod !== 'string' || fileModeFault(entry.flags.chmod) === undefined)
    return
  const written = source.line.text.slice(flag.start + '--chmod='.length, flag.end)
  const bad = fileModeProblem(entry.kind === 'copy' ? 'COPY' : 'ADD', written)
  if (bad !== undefined) report(reading, source, bad, flag.start, flag.end)
}

function reportUnknown(reading: Reading, source: Source): void {
  const { keyword, keywordStart } = source
  const message = keyword === '' ? 'An instruction is missing' : `${excerpt(keyword)} is no instruction of a Dockerfile`
  const hint = didYouMean(keyword, allKeywords)
  report(reading, source, { code: 'unknown-instruction', message, hint }, keywordStart, keywordStart + keyword.length)
}

function reportMangled(reading: Reading, source: Source): void {
  const message = `${source.name}: BuildKit reads flags byte by byte, so what is not ASCII does not arrive as written`
  const where = source.flags[source.flags.length - 1]!.end
  report(reading, source, { code: 'not-expressible', severity: 'warning', message }, source.keywordStart, where)
}
