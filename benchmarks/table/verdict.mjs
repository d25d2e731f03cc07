/** `met`, `missed` or `not measured`: whether a row is as good as its goal wants; nothing where it has none. */
export function verdictOf(row, { figures, node }) {
  if (row.goal === undefined) return undefined
  const seen = {
    node: parseInt(node.slice(1)),
    ours: oursOf(figures[row.name])?.figure,
    best: bestPeerOf(row, figures[row.name])?.figure,
    figure: (name) => known(figures[row.name]?.find((each) => each.name === name)?.figure),
    of: (name) => known(oursOf(figures[name])?.figure),
    floor: floorOf(figures[row.name])?.figure,
    floorOf: (name) => known(floorOf(figures[name])?.figure),
  }
  try {
    known(seen.ours)
    return row.goal.holds(seen) ? 'met' : 'missed'
  } catch (error) {
    if (error !== notMeasured) throw error
    return 'not measured'
  }
}

const notMeasured = new Error('not measured')

function known(figure) {
  if (figure === undefined) throw notMeasured
  return figure
}

export const oursOf = (contenders = []) => contenders.find(({ role }) => role === 'ours')

export const floorOf = (contenders = []) => contenders.find(({ role }) => role === 'floor')

export function bestPeerOf({ less }, contenders = []) {
  const peers = contenders.filter(({ role }) => role === 'peer')
  return peers.sort((one, other) => (less ? one.figure - other.figure : other.figure - one.figure))[0]
}

/** How many times what the other needs we need; less than 1 is better. */
export const costRatio = ({ less }, ours, other) => (less ? ours / other : other / ours)
