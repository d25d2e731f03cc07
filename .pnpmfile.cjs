// pnpm reads the versions of workspace packages all at once, and lists dependencies in the order in which they came: one and
// the same package could be packed in two ways. Ours are listed in the order of their names.
const sorted = (map) => map && Object.fromEntries(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1)))

module.exports = {
  hooks: {
    beforePacking: (manifest) => {
      for (const field of ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']) {
        if (manifest[field]) manifest[field] = sorted(manifest[field])
      }
      return manifest
    },
  },
}
