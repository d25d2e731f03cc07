import { describe, expect, test } from 'vitest'
import { assumedOf, lines, runtimeOf, splitOf } from '../testing/split-of.js'
import { crateLibraries } from './rust-libraries.js'

const lock = (...crates: readonly string[]): string =>
  crates.map((name) => `[[package]]\nname = "${name}"\n`).join('\n')
const files = (...crates: readonly string[]) => ({
  'Cargo.toml': '[package]\nname = "app"\n',
  'Cargo.lock': lock('serde', ...crates),
  'src/main.rs': 'fn main() {}\n',
})
const app = (base: string, work = 'RUN cargo build --release', start = 'CMD ["./target/release/app"]'): string =>
  lines(`FROM ${base}`, 'WORKDIR /app', 'COPY . .', work, start)

describe('a Rust program', () => {
  test.each<[name: string, text: string, crates: string[], image: string, assumed: string]>([
    [
      'with the C library',
      app('rust:1.95'),
      [],
      'gcr.io/distroless/cc-debian13:nonroot',
      'the program is linked with no other library than that of C',
    ],
    [
      'with a library of a crate',
      app('rust:1.95'),
      ['openssl-sys'],
      'debian:trixie-slim',
      'the program is linked with no other library than that of C and those of libssl3',
    ],
    [
      'that is static on alpine',
      app('rust:1.95-alpine'),
      ['openssl-sys'],
      'gcr.io/distroless/static-debian13:nonroot',
      'the program is linked statically: it needs no library',
    ],
    [
      'that is static by its target',
      app(
        'rust:1.95',
        'RUN cargo build --release --target x86_64-unknown-linux-musl',
        'CMD ["./target/x86_64-unknown-linux-musl/release/app"]',
      ),
      [],
      'gcr.io/distroless/static-debian13:nonroot',
      'the program is linked statically: it needs no library',
    ],
    [
      'that is told not to be static on alpine',
      app('rust:1.95-alpine').replace('WORKDIR', 'ENV RUSTFLAGS="-C target-feature=-crt-static"\nWORKDIR'),
      [],
      'alpine:3.22',
      'the program is linked with musl, the C library of alpine',
    ],
  ])('%s', (_, text, crates, image, assumed) => {
    expect(runtimeOf(text, files(...crates)).split('\n')[0]).toBe(`FROM ${image}`)
    expect(assumedOf(text, files(...crates))[0]).toBe(assumed)
  })

  test('gets libgcc on alpine where it is not static', () => {
    const text = app('rust:1.95-alpine').replace('WORKDIR', 'ENV RUSTFLAGS="-C target-feature=-crt-static"\nWORKDIR')
    expect(runtimeOf(text, files())).toContain('    ca-certificates \\\n    libgcc \\\n    tzdata\n')
  })

  test('is found where cargo install puts it', () => {
    const text = app('rust:1.95', 'RUN cargo install --path .', 'CMD ["app"]')
    expect(runtimeOf(text, files())).toContain('\nCOPY --from=builder /usr/local/cargo/bin/app /usr/local/bin/app\n')
  })

  test('is refused where its libraries are not known', () => {
    expect(splitOf(app('rust:1.95'), files('gtk-sys'))).toBe(
      '4: which library of the system gtk-sys needs is not known',
    )
    const { 'Cargo.lock': _, ...unlocked } = files()
    expect(splitOf(app('rust:1.95'), unlocked)).toBe(
      '4: without Cargo.lock it is not known which libraries of the system the program needs',
    )
  })

  test.each<[crates: string[], found: object]>([
    [['serde', 'windows-sys', 'zstd-sys'], { packages: [] }],
    [['pq-sys', 'libz-sys'], { packages: ['libpq5', 'zlib1g'] }],
    [['pq-sys', 'gtk-sys', 'libz-sys'], { packages: ['libpq5'], unknown: 'gtk-sys' }],
    [['sys-info', 'system'], { packages: [] }],
  ])('%j of Cargo.lock are linked with %j', (crates, found) => expect(crateLibraries(lock(...crates))).toEqual(found))
})
