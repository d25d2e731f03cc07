import type { StageLink, Step } from './step.js'

/** The steps of a stage, oldest first. */
export function stepsOf(stage: StageLink): Step[] {
  const steps: Step[] = []
  for (let link: StageLink | undefined = stage; link !== undefined; link = link.before) {
    if (link.step !== undefined) steps.push(link.step)
  }
  return steps.reverse()
}

/** The links that made the steps, in the same order: they know the line of the call. */
export function linksOf(stage: StageLink): StageLink[] {
  const links: StageLink[] = []
  for (let link: StageLink | undefined = stage; link !== undefined; link = link.before) {
    if (link.step !== undefined) links.push(link)
  }
  return links.reverse()
}
