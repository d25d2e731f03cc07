/**
 * Seconds of the processor that one pass over all texts takes: what remains comparable on a machine that does other things
 * too. Passes go on for 0.3 seconds at least, or for 1 to warm up, and as many at once as take a millisecond, so that
 * the clock is not what is measured.
 */
export function timed(texts, read, { warms = false } = {}) {
  const least = warms ? 1 : 0.3
  const start = ofProcessor()
  let [now, rounds, atOnce] = [start, 0, 1]
  while (now - start < least) {
    for (let round = 0; round < atOnce; round++) for (const text of texts) read(text)
    rounds += atOnce
    const before = now
    now = ofProcessor()
    if (now - before < 0.001) atOnce *= 2
  }
  return (now - start) / rounds
}

export function ofProcessor() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** What a text that is refused gives: it has been read all the same. */
export function attempt(work) {
  try {
    return work()
  } catch {
    return undefined
  }
}
