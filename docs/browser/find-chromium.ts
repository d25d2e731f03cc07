import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A Chromium that can be started, or the reason why there is none. */
export type Browser =
  | { readonly program: string; readonly env: Readonly<Record<string, string>> }
  | { readonly program?: undefined; readonly reason: string }

/**
 * The Chromium that `CHROMIUM` names, or one of the host. Where there is none, and `SITE_BROWSER=required` says that
 * there has to be, it is unpacked from Debian's packages into a folder of its own, which is kept for the next run.
 */
export function findChromium(): Browser {
  const named = process.env['CHROMIUM']
  if (named !== undefined && named !== '') {
    return existsSync(named) ? { program: named, env: {} } : { reason: `CHROMIUM=${named} does not exist` }
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
  if (found !== undefined) return { program: found, env: {} }
  if (process.env['SITE_BROWSER'] !== 'required') {
    return { reason: 'no Chromium: set CHROMIUM to the path of one, or SITE_BROWSER=required to have it unpacked' }
  }
  return unpacked(join(tmpdir(), 'stagecraft-chromium'))
}

/** Nothing of the host is changed: packages are downloaded with lists of their own, and unpacked. */
function unpacked(folder: string): Browser {
  const program = join(folder, 'host/usr/lib/chromium/chromium')
  if (!existsSync(program)) {
    if (spawnSync('apt-get', ['--version']).status !== 0)
      return { reason: 'no Chromium, and no apt-get to get it with' }
    try {
      unpack(folder, ['chromium', 'fonts-dejavu-core', 'fontconfig-config'])
    } catch (error) {
      return { reason: `Debian's chromium cannot be downloaded: ${String(error)}` }
    }
  }
  const libraries = readdirSync(join(folder, 'host/usr/lib'))
    .filter((name) => name.endsWith('-linux-gnu'))
    .map((name) => join(folder, 'host/usr/lib', name))
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_FILE: join(folder, 'host/etc/fonts/fonts.conf') }
  return { program, env: { LD_LIBRARY_PATH: libraries.join(delimiter), ...fonts } }
}

function unpack(folder: string, packages: readonly string[]): void {
  const [lists, cache, host] = ['lists', 'cache', 'host'].map((name) => join(folder, name)) as [string, string, string]
  rmSync(folder, { recursive: true, force: true })
  for (const one of [join(lists, 'partial'), join(cache, 'archives/partial'), host]) mkdirSync(one, { recursive: true })
  const options = [`Dir::State::lists=${lists}`, `Dir::Cache=${cache}`, 'Debug::NoLocking=1'].flatMap((one) => [
    '-o',
    one,
  ])
  const apt = (...args: readonly string[]): void => {
    execFileSync('apt-get', ['-q', '-y', ...options, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  apt('update')
  apt('install', '--no-install-recommends', '--download-only', ...packages)
  for (const name of readdirSync(join(cache, 'archives')).filter((one) => one.endsWith('.deb'))) {
    execFileSync('dpkg', ['-x', join(cache, 'archives', name), host])
  }
  for (const one of [lists, cache]) rmSync(one, { recursive: true, force: true })
}
