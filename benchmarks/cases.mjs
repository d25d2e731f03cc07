/**
 * What is made. Every contender makes the same file with its own API.
 *
 * - S: three stages with 30 instructions, as a service has them
 * - L, XL: stages of four instructions, each copying from the stage before it
 *
 * `budget` is how long one round of one contender goes on, in milliseconds, and `samples` how often it calls at least.
 */
export const cases = [
  {
    name: 'S',
    what: '3 stages, 30 instructions',
    make: ({ small }) => small(),
    budget: 250,
    samples: 12,
    scale: 1e3,
    unit: 'µs',
  },
  {
    name: 'L',
    what: '1,000 stages',
    make: ({ chain }) => chain(1_000),
    budget: 250,
    samples: 12,
    scale: 1e6,
    unit: 'ms',
  },
  {
    name: 'XL',
    what: '10,000 stages',
    make: ({ chain }) => chain(10_000),
    budget: 250,
    samples: 2,
    scale: 1e6,
    unit: 'ms',
  },
]

/** Who makes it, and what it looks at while it does. `lacks` are instructions that its API does not have. */
export const contenders = [
  { name: 'stagecraft', checks: 'all', lacks: {} },
  { name: 'stagecraft-places', checks: 'all, and every line of TypeScript noted', lacks: {} },
  { name: 'dockerfile-generator', checks: 'none', lacks: {} },
  { name: 'dockerfilejs', checks: 'few', lacks: { S: { arg: 2 } } },
  { name: 'node-dockerfile', checks: 'none', lacks: {} },
]
