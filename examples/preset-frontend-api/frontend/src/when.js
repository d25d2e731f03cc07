const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** How long ago something was, in words. */
export function when(then, now = Date.now()) {
  for (const [unit, length] of units) {
    const count = Math.floor((now - then) / length)
    if (count > 0) return `${count} ${unit}${count === 1 ? '' : 's'} ago`
  }
  return 'now'
}
