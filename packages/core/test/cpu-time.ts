/** The processor time that work takes, in milliseconds, the least of some runs: what else the machine does counts little. */
export function cpuTime(work: () => void, runs = 1): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.min(...times)
}
