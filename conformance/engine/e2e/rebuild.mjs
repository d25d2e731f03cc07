// What is built again when one line of the app has changed.
import { edited } from './edit.mjs'
import { Failure, build, tail } from './engine.mjs'
import { readProgress } from './progress.mjs'
import { last } from './targets.mjs'

const quoted = (steps) => steps.map((step) => JSON.stringify(step)).join(', ')

/**
 * @param request a target that has just been built
 * @returns how long it took, and the steps that ran
 */
export function checkRebuild(request, { reruns, ...change }) {
  return edited(request.context, change, async () => {
    const began = Date.now()
    const {
      built,
      seconds,
      printed: progress,
    } = await build({
      ...request,
      log: `${request.log}-again`,
      progress: 'rawjson',
    })
    const { ran, printed } = readProgress(progress, began, request.target ?? last)
    if (!built) throw new Failure(`it is not built after the change in ${change.file}`, tail(printed))

    const unexpected = ran.filter((step) => !reruns.some((start) => step.startsWith(start)))
    const missing = reruns.filter((start) => !ran.some((step) => step.startsWith(start)))
    const all = `All that ran:\n${ran.map((step) => `  ${JSON.stringify(step)}`).join('\n')}`
    if (unexpected.length > 0)
      throw new Failure(`after a change in ${change.file} also ${quoted(unexpected)} ran again`, all)
    if (missing.length > 0)
      throw new Failure(`after a change in ${change.file} no step that begins with ${quoted(missing)} ran again`, all)
    return { seconds, ran }
  })
}
