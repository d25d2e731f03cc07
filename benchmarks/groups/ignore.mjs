// A .dockerignore, and ten thousand paths that it leaves out or not. All must say the same of every path.
import { createRequire } from 'node:module'
import { spawnSync } from 'node:child_process'
import { ignoreMatcher, readIgnore } from '@stagecraft/core/lint'
import { timed } from '../harness/clock.mjs'
import { contest } from '../harness/contest.mjs'
import { dockerfiles } from '../harness/dockerfiles.mjs'

const require = createRequire(import.meta.url)
const balena = require('@balena/dockerignore')
const gitignore = require('ignore')

/** Written so that the rules of Git, which one contender follows, mean the same: patterns begin at the root. */
const text = `# what no image needs
/.git
/.github
/node_modules
**/node_modules
/dist/*
/coverage
**/*.log
**/*.test.ts
**/__snapshots__
/docs/**/*.md
/packages/*/dist
/Dockerfile
/compose*.yaml
**/.env*
/tmp
!/dist/keep.js
`

const names = ['index.ts', 'index.test.ts', 'server.log', '.env', 'README.md', 'style.css', 'a.js', 'deep.json']
const folders = [
  'src',
  'node_modules/left-pad',
  'docs/guide',
  'packages/api/dist',
  'packages/web/src',
  'lib/__snapshots__',
  'test',
]

/** Ten thousand paths of one to six parts, as a repository has them. */
const paths = Array.from({ length: 10_000 }, (_, index) => {
  const depth = index % 4
  const middle = Array.from({ length: depth }, (__, level) => `part-${(index * 7 + level) % 50}`)
  return [folders[index % folders.length], ...middle, `${index}-${names[index % names.length]}`].join('/')
}).concat(['dist/keep.js', 'dist/other.js', 'Dockerfile', 'compose.prod.yaml'])

const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))

/** What each does from the text on: whether each path is left out. */
const contenders = [
  {
    name: 'Stagecraft',
    role: 'ours',
    all: () => {
      const matcher = ignoreMatcher(readIgnore(text).patterns)
      return paths.map((path) => matcher.isExcluded(path).isExcluded)
    },
  },
  {
    name: '@balena/dockerignore',
    role: 'peer',
    all: () => {
      const matcher = balena().add(lines)
      return paths.map((path) => matcher.ignores(path))
    },
  },
  {
    name: 'ignore',
    role: 'peer',
    note: "Git's rules",
    all: () => {
      const matcher = gitignore().add(lines)
      return paths.map((path) => matcher.ignores(path))
    },
  },
  { name: 'paths split at /', role: 'floor', all: () => paths.map((path) => path.split('/').length > 99) },
]

export async function measure({ rounds, folders: named }) {
  const [ours, ...others] = contenders
    .filter(({ role }) => role !== 'floor')
    .map(({ name, all }) => ({ name, said: all() }))
  const { oracle } = dockerfiles(named)
  if (oracle !== undefined) others.push({ name: 'BuildKit', said: ofBuildkit(oracle) })
  for (const { name, said } of others) {
    const different = paths.findIndex((_, index) => said[index] !== ours.said[index])
    if (different >= 0)
      throw new Error(`${paths[different]}: ${name} says ${said[different]}, Stagecraft ${ours.said[different]}`)
  }
  const once = (all) => (warms) => timed([0], all, { warms }) * 1e3
  return {
    ignore: await contest(
      'ignore',
      contenders.map(({ all, ...shown }) => ({ ...shown, once: once(all) })),
      rounds,
    ),
  }
}

function ofBuildkit(oracle) {
  const input = JSON.stringify({ ignore: text, paths })
  const { stdout } = spawnSync(oracle, ['ignore'], { input, encoding: 'utf8', maxBuffer: 2 ** 28 })
  return JSON.parse(stdout).excluded
}
