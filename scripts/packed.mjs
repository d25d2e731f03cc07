// The public packages as a user gets them: packed, in a folder outside the workspace, with checks that count.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A folder outside of the workspace, which goes with the process. */
export const work = realpathSync(mkdtempSync(join(tmpdir(), 'stagecraft-packages-')))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const outcome = { passed: 0, failed: 0 }

/** Does something, which fails by throwing or by saying what is wrong. */
export function check(name, action) {
  const note = (detail) => {
    if (detail === undefined) outcome.passed++
    else outcome.failed++
    console.log(detail === undefined ? `ok      ${name}` : `FAILED  ${name}\n${detail.replace(/^/gm, '        ')}`)
  }
  try {
    const detail = action()
    return detail instanceof Promise ? detail.then(note, (error) => note(String(error))) : note(detail)
  } catch (error) {
    return note(String(error?.stack ?? error))
  }
}

/** Prints how many checks passed, and gives the exit code. */
export function finish() {
  console.log(`${outcome.passed} passed, ${outcome.failed} failed`)
  return outcome.failed === 0 ? 0 : 1
}

/** Runs a program without a terminal; gives its output, or throws with it. */
export function run(program, args, cwd, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  if (status !== 0)
    throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? `exit ${status}`}\n${stdout}${stderr}`)
  return stdout
}

/** pnpm as it runs this script, or fetched. */
function pnpm(args, cwd) {
  const self = process.env['npm_execpath']
  return self?.includes('pnpm') === true
    ? run(process.execPath, [self, ...args], cwd)
    : run('npx', ['--yes', 'pnpm@10', ...args], cwd)
}

/** Builds and packs every public package, in the order of their names. */
export function packAll() {
  run(process.execPath, [join(root, 'scripts/build.mjs')], root)
  return readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
    .filter((folder) => readdirSync(folder).includes('package.json'))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(pack)
}

/** Makes the tarball of a package, in a folder of its own. */
export function tarballOf({ folder, manifest }, where) {
  const destination = join(work, where, manifest.name.replace('/', '-'))
  mkdirSync(destination, { recursive: true })
  pnpm(['pack', '--pack-destination', destination], folder)
  return join(destination, readdirSync(destination)[0])
}

function pack({ folder, manifest }) {
  const tarball = tarballOf({ folder, manifest }, 'tarballs')
  const destination = dirname(tarball)
  run('tar', ['-xzf', tarball, '-C', destination], destination)
  const unpacked = join(destination, 'package')
  const packed = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'))
  return { folder, manifest, tarball, unpacked, packed }
}

/** npm in a folder, for packages that leave no trace in its package.json. */
export const install = (folder, specs) =>
  run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', '--no-save', ...specs], folder)

/** An empty folder of a user who writes ES modules. */
export function newFolder(name) {
  const folder = join(work, name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), `{ "name": "${name}", "private": true, "type": "module" }\n`)
  return folder
}
