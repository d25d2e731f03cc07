const systems = new Set(
  'aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos macos'.split(
    ' ',
  ),
)
const architectures = new Set(
  (
    '386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 ' +
    'mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm i386 x86_64 x86-64 aarch64 armhf armel'
  ).split(' '),
)

/**
 * Why BuildKit refuses a platform, or nothing: `os[(version)]/architecture[/variant]`, or an operating system or an
 * architecture that it knows.
 *
 *     platformFault('linux/arm64')  // undefined
 *     platformFault('linux arm64')  // '"linux arm64" is not the name of an operating system'
 */
export function platformFault(text: string): string | undefined {
  if (text === '') return 'it is empty'
  const [system = '', ...others] = text.split('/')
  const match = /^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.%-]*)((?:\+[A-Za-z0-9_.%-]+)*)\))?$/.exec(system)
  if (match === null) return `"${system}" is not the name of an operating system`
  if (/%(?![0-9A-Fa-f]{2})/.test(system)) return `"${system}" has a malformed % in its version`
  for (const part of others) {
    if (!/^[A-Za-z0-9_.-]+$/.test(part)) return `"${part}" is not the name of an architecture or a variant`
  }
  if (others.length > 2) return 'it has more than three parts'
  if (others.length > 0) return undefined
  if (systems.has(match[1]!.toLowerCase()) || architectures.has(text.toLowerCase())) return undefined
  return `"${text}" is neither a known operating system nor a known architecture`
}

/** Whether a well-formed platform names a system and an architecture that exist. */
export function isKnownPlatform(text: string): boolean {
  const [system = '', architecture] = text.toLowerCase().split('/')
  const name = system.replace(/\(.*\)$/, '')
  // BuildKit knows WebAssembly's systems in front of an architecture alone.
  const isSystem = systems.has(name) || (architecture !== undefined && /^wasi(?:p\d)?$/.test(name))
  return architecture === undefined
    ? isSystem || architectures.has(system)
    : isSystem && architectures.has(architecture)
}
