import { entryRule } from '../../engine/rule.js'
import { commandsOf } from '../../shell/run-commands.js'
import { packageInstallOf, type PackageManager } from '../../shell/package-managers.js'

export const unpinnedPackage = entryRule(
  {
    name: 'unpinned-package',
    severity: 'info',
    summary: 'Packages are installed in a version that is named.',
    // Distributions delete old versions, so what is pinned stops to build; hardly anybody does it.
    on: false,
    hadolint: ['DL3008', 'DL3013', 'DL3016', 'DL3018', 'DL3028', 'DL3033', 'DL3037', 'DL3041', 'DL3062'],
  },
  {
    run: (run, report, at) => {
      for (const command of commandsOf(run, at) ?? []) {
        const go = command.name === 'go' && command.arguments[0]?.text === 'install'
        const names = go
          ? command.arguments.slice(1).map(({ text }) => text)
          : (packageInstallOf(command)?.packages ?? [])
        const manager = go ? 'go' : packageInstallOf(command)?.manager
        if (manager === undefined || command.arguments.some(({ text }) => text === '-v' || text === '--version'))
          continue
        const unpinned = names.filter((name) => isName.test(name) && !pinned[manager].test(name))
        if (unpinned.length === 0) continue
        report({
          message: `${command.name} installs ${unpinned.slice(0, 3).join(', ')}${unpinned.length > 3 ? ', …' : ''} in whatever version there is`,
          hint: 'Name a version of each',
        })
      }
    },
  },
)

/** What is neither a file, a folder, a URL, a variable, nor a wheel. */
const isName = /^@?[A-Za-z0-9][\w.+-]*(?:\/[\w.+-]+)*(?:[@=<>~!:[].*)?$/

const rpm = /-\d/
const pinned: Readonly<Record<PackageManager | 'go', RegExp>> = {
  apt: /[=]|\.deb$|\//,
  apk: /[=<>~]|\.apk$|\//,
  yum: rpm,
  dnf: rpm,
  microdnf: rpm,
  zypper: /[=<>]|-\d/,
  pip: /[=<>~@]|\/|\.whl$|^\.$/,
  npm: /.@|\.tgz$/,
  yarn: /.@/,
  gem: /:\d/,
  go: /@(?!latest$)/,
}
