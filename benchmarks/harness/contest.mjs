import { progress } from './progress.mjs'

/**
 * Rounds of all contenders, interleaved, so that a busy moment of the machine hits everybody; the first round warms up.
 *
 * A contender is `{ name, role, note, once }`: `role` is `ours`, `peer`, `floor` or `more` (shown with --detail only), and `once`
 * gives one figure, for longer when it is told that it warms up. Returns their names, roles and notes with the `figure` of their rounds,
 * the median or the least, and with `min` and `max`.
 */
export async function contest(title, contenders, rounds, { of = 'median' } = {}) {
  const figures = new Map(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const { name, once } of contenders) {
      progress(`${title}: ${name}, round ${round} of ${rounds}`)
      const figure = await once(round === 0)
      if (round > 0) figures.get(name).push(figure)
    }
  }
  progress('')
  return contenders.map(({ name, role, note }) => {
    const { median, ...ends } = spread(figures.get(name))
    return { name, role, note, figure: of === 'least' ? ends.min : median, ...ends }
  })
}

export function spread(figures) {
  const sorted = figures.toSorted((one, other) => one - other)
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted.at(-1) }
}
