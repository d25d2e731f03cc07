// The versions of Node that are fetched from npm's registry, for this machine.
const { platform, arch } = process
const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`

/** What npm is asked for, and where the package then has its program. */
export const node22 = { name: 'Node 22.23', fetched: ['node22', `npm:${name}@22.23.3`], program: 'bin/node' }
export const node24 = { name: 'Node 24.21', fetched: ['node24', `npm:${name}@24.21.0`], program: 'bin/node' }
