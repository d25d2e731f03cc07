// The figures as one table of Markdown, which reads well in a terminal too.
import { number } from './number.mjs'
import { bestPeerOf, costRatio, floorOf, oursOf, verdictOf } from './verdict.mjs'

const header = ['', 'Stagecraft', 'best peer', '× peer', 'floor', '× floor', 'goal', '']

/** What its rows are called; the test of the pages looks for them. */
export const titleOf = ({ title, unit }) => (unit === '' ? title : `${title}, ${unit}`)

export function table(rows, result) {
  const lines = [header, ...rows.map((row) => cells(row, result))]
  const widths = header.map((_, column) => Math.max(3, ...lines.map((line) => line[column].length)))
  const printed = lines.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`)
  printed.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`)
  return printed.join('\n')
}

function cells(row, result) {
  const contenders = result.figures[row.name]
  const [ours, peer, floor] = [oursOf(contenders), bestPeerOf(row, contenders), floorOf(contenders)]
  const ratio = (other) =>
    ours === undefined || !(other?.figure > 0) ? '' : `${number(costRatio(row, ours.figure, other.figure))}×`
  return [
    titleOf(row),
    ours === undefined ? 'not measured' : number(ours.figure),
    peer === undefined ? '' : `${number(peer.figure)} ${peer.name}`,
    ratio(peer),
    row.floor === undefined ? '' : `${floor === undefined ? '' : number(floor.figure)} ${row.floor}`.trim(),
    ratio(floor),
    row.goal?.text ?? '',
    verdictOf(row, result) ?? '',
  ]
}

/** Where and when it was measured, and what was not. */
export function machineOf({ date, node, processor, cores, platform, rounds, notes }) {
  const measured = `Measured ${date} on ${platform}, ${cores} × ${processor}, Node ${node.slice(1)}, ${rounds} rounds.`
  return [measured, ...notes].join(' ')
}
