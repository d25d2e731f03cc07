import { number } from './number.mjs'
import { machineOf, titleOf } from './table.mjs'
import { bestPeerOf, costRatio, oursOf, verdictOf } from './verdict.mjs'

/** Every contender of every row: one block a row, the best first, with ratios of cost to the best peer and to ours. */
export function detail(rows, result) {
  return [machineOf(result), ...rows.flatMap((row) => ['', ...block(row, result)])].join('\n')
}

function block(row, result) {
  const contenders = result.figures[row.name].toSorted((one, other) =>
    row.less ? one.figure - other.figure : other.figure - one.figure,
  )
  const [ours, peer] = [oursOf(contenders), bestPeerOf(row, contenders)]
  const verdict = verdictOf(row, result)
  const title = `${titleOf(row)}${verdict === undefined ? '' : ` (goal: ${row.goal.text}: ${verdict})`}`
  if (ours === undefined) return [title, '  not measured']
  const ratio = (one, other) => (other?.figure > 0 ? `${number(costRatio(row, one.figure, other.figure))}×` : '')
  const lines = contenders.map((each) => [
    each.role === 'floor' ? `(${each.name})` : each.name,
    number(each.figure),
    each.min === each.max ? '' : `${number(each.min)} to ${number(each.max)}`,
    ratio(each, peer),
    ratio(each, ours),
    each.note ?? '',
  ])
  return [title, ...columns([['', row.unit, '', 'best peer', 'ours', ''], ...lines])]
}

function columns(lines) {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  const last = widths.length - 1
  const padded = (cell, column) =>
    column === 0 || column === last ? cell.padEnd(widths[column]) : cell.padStart(widths[column])
  return lines.map((line) => `  ${line.map(padded).join('  ')}`.trimEnd())
}
