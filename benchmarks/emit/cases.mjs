/**
 * What is made, by the name of its row. Every contender makes the same file with its own API.
 *
 * - three stages with 30 instructions, as a service has them
 * - a thousand and ten thousand stages of four instructions, each copying from the stage before it
 *
 * `scale` is how many of the row's unit a second has, and `rounds` how many rounds there are at most.
 */
export const cases = {
  'emit-3': { make: ({ small }) => small(), scale: 1e6 },
  'emit-1000': { make: ({ chain }) => chain(1_000), scale: 1e3 },
  'emit-10000': { make: ({ chain }) => chain(10_000), scale: 1e3, rounds: 3 },
}

/**
 * Who makes it: `module` in contenders/, and what it looks at while it does. `lacks` are instructions that its API does
 * not have.
 */
export const contenders = [
  { name: 'Stagecraft', role: 'ours', module: 'stagecraft', note: 'checks all' },
  {
    name: 'Stagecraft, as the command line',
    role: 'more',
    module: 'stagecraft-places',
    note: 'checks all, and notes every line of TypeScript',
  },
  { name: 'dockerfile-generator', role: 'peer', module: 'dockerfile-generator', note: 'checks nothing' },
  {
    name: 'dockerfilejs',
    role: 'peer',
    module: 'dockerfilejs',
    note: 'checks little',
    lacks: { 'emit-3': { arg: 2 } },
  },
  { name: 'node-dockerfile', role: 'peer', module: 'node-dockerfile', note: 'checks nothing' },
  { name: 'joined strings', role: 'floor', module: 'joined-strings', note: 'checks nothing' },
]
