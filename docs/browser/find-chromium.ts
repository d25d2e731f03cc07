import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Chromium that can be started, or the reason why there is none. */
export type Browser =
  | { readonly program: string; readonly env: Readonly<Record<string, string>> }
  | { readonly program?: undefined; readonly reason: string }

/**
 * The Chromium that `CHROMIUM` names, or one of the host. Where there is none, and `SITE_BROWSER=required` says that
 * there has to be, it is unpacked from Debian's packages into a folder of its own, which is kept for the
 * next run.
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
  return unpacked(join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'stagecraft-chromium'))
}

/** Nothing of the host is changed: what is missing is unpacked, not installed. */
function unpacked(host: string): Browser {
  const program = join(host, 'usr/lib/chromium/chromium')
  if (!existsSync(program)) {
    const script = fileURLToPath(new URL('../../scripts/unpack-packages.sh', import.meta.url))
    // It counts as there once everything is.
    const half = `${host}.half`
    rmSync(half, { recursive: true, force: true })
    const { status, stderr } = spawnSync(script, [half, 'chromium', 'fonts-dejavu-core', 'fontconfig-config'], {
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (status !== 0) return { reason: `no Chromium, and Debian's cannot be unpacked: ${stderr.trim()}` }
    rmSync(host, { recursive: true, force: true })
    renameSync(half, host)
  }
  const libraries = ['usr/lib', 'lib']
    .filter((folder) => existsSync(join(host, folder)))
    .flatMap((folder) => readdirSync(join(host, folder)).map((name) => join(host, folder, name)))
    .filter((path) => path.endsWith('-linux-gnu'))
    // Libraries of sound look for one of theirs at its installed path.
    .flatMap((path) => [path, join(path, 'pulseaudio')])
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_SYSROOT: host }
  return { program, env: { LD_LIBRARY_PATH: libraries.join(delimiter), ...fonts } }
}
