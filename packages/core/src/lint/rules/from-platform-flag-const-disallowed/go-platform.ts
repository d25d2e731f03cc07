import { evaluate } from '../../../check/expand/evaluate.js'
import type { StageView } from '../../engine/views.js'

const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos'.split(
    ' ',
  ),
)

const architectures: Readonly<Record<string, string>> = {
  i386: '386',
  x86_64: 'amd64',
  'x86-64': 'amd64',
  aarch64: 'arm64',
  armhf: 'arm',
  armel: 'arm',
}

/**
 * The operating system and the architecture that BuildKit reads in a platform. One that names only one of the two takes
 * the other from the machine that builds; that is taken to be linux/amd64.
 */
export function goPlatform(text: string): { readonly os: string; readonly architecture: string } {
  const [first = '', second] = text.toLowerCase().split('/')
  const name = first.replace(/\(.*/, '')
  const os = name === 'macos' ? 'darwin' : name
  if (second !== undefined) return { os, architecture: known(second) }
  return systems.has(os) ? { os, architecture: 'amd64' } : { os: 'linux', architecture: known(first) }
}

const known = (name: string): string => (Object.hasOwn(architectures, name) ? architectures[name]! : name)

/** The platform that a stage asks for, as it is written or given; nothing where whoever builds says. */
export function askedPlatform({ stage: { platform }, file: { globals, lex } }: StageView): string | undefined {
  return platform === undefined ? globals.get('TARGETPLATFORM')?.text : evaluate(platform, globals.lookup, lex).text
}
