/** Crates that are linked with a library of the system where its headers are there, and the Debian packages that have it. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  'openssl-sys': ['libssl3'],
  'libsqlite3-sys': ['libsqlite3-0'],
  'pq-sys': ['libpq5'],
  'libz-sys': ['zlib1g'],
  'bzip2-sys': ['libbz2-1.0'],
  'lzma-sys': ['liblzma5'],
  'mysqlclient-sys': ['libmariadb3'],
  'libffi-sys': ['libffi8'],
}

/** Crates that bring what they are linked with, or are for other systems. */
const alone =
  /^(?:windows|js|web|linux-raw|core-foundation|security-framework|system-configuration|fsevent|inotify|dirs|zstd|lz4|jemalloc|tikv-jemalloc|libmimalloc|aws-lc|secp256k1|libbz2-rs)-sys(?:-next)?$/

/** Packages of the system for the crates of a Cargo.lock; `unknown` is one of which it is not known what it needs. */
export function crateLibraries(lock: string): { readonly packages: readonly string[]; readonly unknown?: string } {
  const packages: string[] = []
  for (const [, name = ''] of lock.matchAll(/^name = "([\w-]+-sys(?:-next)?)"$/gm)) {
    if (Object.hasOwn(libraries, name)) packages.push(...libraries[name]!)
    else if (!alone.test(name)) return { packages, unknown: name }
  }
  return { packages }
}
