import { hasStep, type StageLink, type Step } from './step.js'

/** The links of a stage that have a step, oldest first: each is its step, and knows the line of the call. */
export function stepsOf(stage: StageLink): readonly (StageLink & Step)[] {
  let count = 0
  for (let link: StageLink | undefined = stage; link !== undefined; link = link.before) if (hasStep(link)) count++
  const steps = listOfLength<StageLink & Step>(count)
  for (let link: StageLink | undefined = stage; link !== undefined; link = link.before)
    if (hasStep(link)) steps[--count] = link
  return steps
}

/** As long as it must be: a list that is pushed to has room for seventeen, and nearly all stages have fewer steps. */
export function listOfLength<T>(length: number): T[] {
  // oxlint-disable-next-line unicorn/no-new-array -- the other ways to a list of a length take longer than the list saves
  return new Array<T>(length)
}
