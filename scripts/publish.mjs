// Publishes the packages: `node scripts/publish.mjs [--dry-run]`. They are packed as scripts/packages.mjs has tried them, and
// nothing is published unless all of them are fit for it. What the registry has already is left out, so that a publish that
// broke off goes on.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { packAll, root, run, work } from './packed.mjs'
import { publishFaults } from './publish-faults.mjs'

const { values: options } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } })
const {
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
  GITHUB_REF_NAME: tag,
  GITHUB_ACTIONS: inActions,
} = process.env

const packages = packAll()
const faults = publishFaults({
  packages: packages.map(({ folder, packed }) => ({
    manifest: packed,
    changelog: existsSync(join(folder, 'CHANGELOG.md')) ? readFileSync(join(folder, 'CHANGELOG.md'), 'utf8') : '',
  })),
  changesets: readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md')),
  repository: repository === undefined ? undefined : `${server}/${repository}`,
  tag: inActions === 'true' ? tag : undefined,
})
if (faults.length > 0) {
  console.error(`Nothing is published:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  process.exit(1)
}

/** Whoever depends on others comes after them. */
const names = packages.map(({ packed }) => packed.name)
const needs = ({ packed }) => Object.keys(packed.dependencies ?? {}).filter((each) => names.includes(each)).length
for (const { packed, tarball } of packages.toSorted((a, b) => needs(a) - needs(b))) {
  if (isThere(packed)) {
    console.log(`${packed.name} ${packed.version} is there already`)
    continue
  }
  const provenance = inActions === 'true' ? ['--provenance'] : []
  const dry = options['dry-run'] ? ['--dry-run'] : []
  run('npm', ['publish', tarball, '--access', 'public', ...provenance, ...dry], work)
  console.log(`${packed.name} ${packed.version} ${options['dry-run'] ? 'would be' : 'is'} published`)
}

function isThere({ name, version }) {
  try {
    return run('npm', ['view', `${name}@${version}`, 'version'], work).trim() === version
  } catch (error) {
    if (/E404/.test(String(error))) return false
    throw error
  }
}
