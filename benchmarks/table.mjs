/** The figures as text: one block a case, the fastest first, with ratios to the best of the others and to ours. */
export function table({ node, cpu, rounds, figures }) {
  const lines = [`Node ${node}, ${cpu ?? 'unknown processor'}, median of ${rounds} rounds (least to most)`]
  for (const name of new Set(figures.map((figure) => figure.case))) {
    const block = figures.filter((figure) => figure.case === name).sort((a, b) => a.median - b.median)
    const best = Math.min(...block.filter(isPeer).map(({ median }) => median))
    const ours = block.find(({ contender }) => contender === 'stagecraft').median
    const { what, unit } = block[0]
    const rows = block.map(({ contender, checks, median, min, max }) => [
      contender,
      `${digits(median)} ${unit}`,
      `(${digits(min)} to ${digits(max)})`,
      `${digits(median / best)}×`,
      `${digits(median / ours)}×`,
      checks,
    ])
    lines.push('', `${name}: ${what}`, ...columns([['', 'a file', '', 'best peer', 'ours', 'checks'], ...rows]))
  }
  return lines.join('\n')
}

const isPeer = ({ contender }) => !contender.startsWith('stagecraft')

const digits = (value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

function columns(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const last = widths.length - 1
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 || column === last ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd()
      .replace(/^/, '  '),
  )
}
