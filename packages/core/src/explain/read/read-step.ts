import { shellText, type Entry, type Raw } from '../../model/index.js'
import { copyStep, ownerSign } from './copy-step.js'
import type { Here } from './here.js'
import { buildContext } from './origin.js'
import { pathFrom } from './paths.js'
import { runStep } from './run-step.js'
import type { Step } from './step.js'

/** The work that an instruction is, or nothing where it only says something about the image. */
export function readStep(entry: Entry, here: Here): Step | undefined {
  const common = commonOf(entry, here)
  switch (entry.kind) {
    case 'run':
      return { ...common, kind: 'run', ...runStep(entry, here), isLinked: false, writes: undefined }
    case 'copy':
    case 'add':
      return { ...common, kind: 'copy', ...copyStep(entry, here) }
    case 'workdir': {
      const path = pathFrom(here.settings.workdir, here.word(entry.path))
      if (path === '/') return undefined
      const place = path ?? [here.traces.folder, here.trace(entry.path)]
      // The folder belongs to the user, so that one is part of the step.
      const operation = JSON.stringify(['WORKDIR', place, ownerSign(here.traces.user)])
      return { ...common, kind: 'workdir', operation, takes: [], writes: path, isLinked: false }
    }
    case 'raw':
      return rawStep(entry, here, common)
    default:
      return undefined
  }
}

type Common = Pick<Step, 'stage' | 'entry' | 'isTrigger' | 'environment'>

const noEnvironment: Step['environment'] = new Map()

const commonOf = (entry: Entry, { stage, onbuild }: Here): Common => ({
  stage,
  entry: onbuild ?? entry,
  isTrigger: onbuild !== undefined,
  environment: noEnvironment,
})

/** An instruction that the model keeps as text: it takes what nobody knows, and writes anywhere. */
function rawStep(entry: Raw, { settings, traces }: Here, common: Common): Step | undefined {
  const keyword = entry.keyword.toUpperCase()
  const kind = ({ RUN: 'run', COPY: 'copy', ADD: 'copy', WORKDIR: 'workdir' } as const)[keyword]
  if (kind === undefined) return undefined
  const text = [shellText({ form: 'shell', ...entry }), entry.heredocs.map(({ body }) => body)]
  return {
    ...common,
    kind,
    operation: JSON.stringify([keyword, text, traces.user, traces.folder, settings.shell]),
    environment: traces.variables(),
    takes: kind === 'workdir' ? [] : [{ origin: buildContext, path: undefined, exclude: [] }],
    writes: undefined,
    isLinked: false,
  }
}
