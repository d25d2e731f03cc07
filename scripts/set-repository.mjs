// Says in every public package where it comes from: `node scripts/set-repository.mjs https://github.com/OWNER/NAME`.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const address = process.argv[2]?.replace(/\/$|\.git$/g, '')
if (!/^https:\/\/[^/]+\/[^/]+\/[^/]+$/.test(address ?? '')) {
  console.error('Name the address of the repository, such as https://github.com/OWNER/NAME')
  process.exit(2)
}
for (const name of readdirSync(join(root, 'packages'))) {
  const path = join(root, 'packages', name, 'package.json')
  const { license, ...manifest } = JSON.parse(readFileSync(path, 'utf8'))
  // Beside the licence, where people look.
  const said = Object.entries(manifest).flatMap(([key, value]) =>
    key === 'type'
      ? [
          ['homepage', `${address}#readme`],
          ['bugs', `${address}/issues`],
          ['repository', { type: 'git', url: `git+${address}.git`, directory: `packages/${name}` }],
          ['license', license],
          [key, value],
        ]
      : ['homepage', 'bugs', 'repository'].includes(key)
        ? []
        : [[key, value]],
  )
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(said), undefined, 2)}\n`)
}
