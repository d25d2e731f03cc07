// Prints the bill of materials of what `npm install stagecraft` brings, as CycloneDX: `node scripts/sbom.mjs > sbom.json`.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newFolder, packAll, run } from './packed.mjs'

const user = newFolder('user')
const dependencies = Object.fromEntries(packAll().map(({ manifest, tarball }) => [manifest.name, `file:${tarball}`]))
writeFileSync(
  join(user, 'package.json'),
  JSON.stringify({ name: 'user', version: '0.0.0', private: true, dependencies }),
)
run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], user)
const bill = JSON.parse(run('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], user))

/** Where a tarball of ours lay while this ran says nothing to anybody. */
const isLocal = ({ url }) => url.startsWith('file:')
for (const component of bill.components)
  component.externalReferences = component.externalReferences?.filter((reference) => !isLocal(reference))

console.log(JSON.stringify(bill, undefined, 2))
