// What an installation takes: our packages as they are packed, beside the packages of others as npm unpacks them.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packAll } from '../../scripts/packed.mjs'
import { progress } from '../harness/progress.mjs'

const here = join(import.meta.dirname, '..')

/** Packages that somebody could install instead of core, and instead of the command line. */
const libraries = ['dockerfile-ast', 'dockerfile-generator', 'dockerfilejs', 'node-dockerfile', 'dockerfile-utils']
const programs = ['@reteps/dockerfmt', 'dockerfile-utils', 'dockerfilelint']

export async function measure() {
  progress('packing')
  const packed = new Map(packAll().map((each) => [each.manifest.name, each]))
  progress('weighing')
  const core = ours(packed, '@stagecraft/core')
  const cli = ours(packed, 'stagecraft')
  const esbuild = weigh(packageOf('esbuild', packed.get('stagecraft').folder), packed)
  const peers = new Map([...libraries, ...programs].map((name) => [name, weigh(packageOf(name, here), packed)]))
  const row = (mine, names, take, floor) => [
    { name: 'Stagecraft', role: 'ours', ...still(take(mine)) },
    ...names.map((name) => ({ name, role: 'peer', ...still(take(peers.get(name))) })),
    ...(floor === undefined ? [] : [{ name: floor.name, role: 'floor', ...still(floor.figure) }]),
  ]
  const javascript = (figure) => ({ name: 'its JavaScript', figure })
  const others = (name) => {
    const each = ours(packed, `@stagecraft/${name}`)
    return row(each, [], ({ unpacked }) => unpacked / 1024, javascript(each.javascript / 1024))
  }
  const result = {
    'core-unpacked': row(core, libraries, ({ unpacked }) => unpacked / 1024, javascript(core.javascript / 1024)),
    'core-packed': row(core, libraries, (each) => each.packed() / 1024, javascript(core.packedJavascript() / 1024)),
    'core-dependencies': row(core, libraries, ({ brings }) => brings.size),
    ...Object.fromEntries(['presets', 'convert'].map((name) => [`${name}-unpacked`, others(name)])),
    'cli-unpacked': row(cli, programs, ({ unpacked }) => unpacked / 1024, javascript(cli.javascript / 1024)),
    'cli-packed': row(cli, programs, (each) => each.packed() / 1024, javascript(cli.packedJavascript() / 1024)),
    'cli-installed': row(cli, programs, ({ installed }) => installed / 2 ** 20, {
      name: 'esbuild',
      figure: esbuild.installed / 2 ** 20,
    }),
    'cli-dependencies': row(cli, programs, ({ brings }) => brings.size),
  }
  progress('')
  return result
}

const still = (figure) => ({ figure, min: figure, max: figure })

function ours(packed, name) {
  const { folder, unpacked, tarball } = packed.get(name)
  return { ...weigh(folder, packed), packed: () => statSync(tarball).size, ...scripts(unpacked) }
}

function scripts(folder) {
  const found = filesOf(folder).filter(({ path }) => /\.[cm]?js$/.test(path))
  return {
    javascript: bytes(found),
    packedJavascript: () =>
      compressed(
        folder,
        found.map(({ path }) => path),
      ),
  }
}

/** A package where it is installed: its own bytes, those of all that it brings, and the names of that. */
function weigh(folder, packed) {
  const brings = new Map()
  gather(folder, packed, brings)
  const own = contentOf(folder, packed)
  const unpacked = bytes(filesOf(own))
  brings.delete(realpathSync(folder))
  const installed = [...brings.keys()].reduce((sum, each) => sum + bytes(filesOf(contentOf(each, packed))), unpacked)
  return { unpacked, installed, brings, packed: () => compressed(own, ['.']) }
}

/** Of our own packages what is packed counts, not their folder. */
const contentOf = (folder, packed) =>
  [...packed.values()].find((each) => realpathSync(each.folder) === realpathSync(folder))?.unpacked ?? folder

function gather(folder, packed, found) {
  const path = realpathSync(folder)
  if (found.has(path)) return
  const {
    name,
    dependencies = {},
    optionalDependencies = {},
  } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
  found.set(path, name)
  for (const dependency of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const at = packageOf(dependency, path)
    // What is optional is there for the machine that it is for.
    if (at !== undefined) gather(at, packed, found)
    else if (!(dependency in optionalDependencies)) throw new Error(`${name}: ${dependency} is not installed`)
  }
}

function packageOf(name, from) {
  for (let folder = from; ; folder = dirname(folder)) {
    const at = join(folder, 'node_modules', name)
    if (existsSync(at)) return at
    if (folder === dirname(folder)) return undefined
  }
}

/** The files of a package, without what is installed in it. */
function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.name === 'node_modules') return []
    if (entry.isDirectory()) return filesOf(path)
    return entry.isFile() ? [{ path, size: statSync(path).size }] : []
  })
}

const bytes = (files) => files.reduce((sum, { size }) => sum + size, 0)

/** Bytes as npm would pack them. */
function compressed(folder, paths) {
  const relative = paths.map((path) => (path === '.' ? path : path.slice(folder.length + 1)))
  const args = ['-czf', '-', '--exclude=node_modules', '-C', folder, ...relative]
  const { stdout, status, stderr } = spawnSync('tar', args, { maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`tar: ${stderr}`)
  return stdout.length
}
