/**
 * What keeps packages from being published, as sentences. npm signs where a package was built, and takes it only when its
 * manifest names that repository: `repository` is the address that the build runs at, where it is known, and `tag` what it was
 * started by.
 */
export function publishFaults({ packages, changesets, repository, tag }) {
  const faults = changesets.map((file) => `.changeset/${file} is in no version yet: run npx changeset version`)
  const versions = new Set(packages.map(({ manifest }) => manifest.version))
  if (versions.size > 1) faults.push(`the packages have different versions: ${[...versions].join(', ')}`)
  for (const { manifest, changelog } of packages) {
    const { name, version, repository: where, homepage, bugs } = manifest
    const address = (typeof where === 'string' ? where : where?.url)?.replace(/^git\+|\.git$/g, '')
    if (address === undefined) {
      faults.push(`${name} does not say where it comes from: node scripts/set-repository.mjs https://…`)
    } else if (repository !== undefined && address !== repository) {
      faults.push(`${name} says that it comes from ${address}, and this is ${repository}`)
    }
    if (homepage === undefined || bugs === undefined) faults.push(`${name} has no homepage, or no place for bugs`)
    if (version === '0.0.0') faults.push(`${name} has no version yet`)
    if (tag !== undefined && tag !== `v${version}`) faults.push(`${name} is ${version}, and the tag is ${tag}`)
    if (!changelog.includes(`\n## ${version}\n`)) faults.push(`the changelog of ${name} says nothing of ${version}`)
  }
  return faults
}
