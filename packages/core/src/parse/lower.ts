import type { Keyword } from '../model/index.js'
import { allKeywords } from '../model/index.js'
import { excerpt } from '../model/lexical/expressible.js'
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
  if (source.mangled) reportMangled(reading, source)
  const lowered = lowerers[source.name](reading, source, stages)
  // Flags that BuildKit spoils cannot be written again but as they stand.
  return lowered === undefined || source.mangled ? rawInstruction(reading, source) : lowered
}

function reportUnknown(reading: Reading, source: Source): void {
  const { keyword, keywordStart } = source
  const message = keyword === '' ? 'An instruction is missing' : `${excerpt(keyword)} is no instruction of a Dockerfile`
  const hint = didYouMean(keyword, allKeywords)
  report(reading, source, { code: 'unknown-instruction', message, hint }, keywordStart, keywordStart + keyword.length)
}

function reportMangled(reading: Reading, source: Source): void {
  const last = source.flags[source.flags.length - 1]
  const message = `${source.name}: BuildKit reads flags byte by byte, so what is not ASCII does not arrive as written`
  const where = last === undefined ? source.flagsEnd : last.end
  report(reading, source, { code: 'not-expressible', severity: 'warning', message }, source.keywordStart, where)
}
