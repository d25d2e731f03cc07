import { describe, expect, it } from 'vitest'
import { rustProgram } from '../index.js'
import { presetChecks } from '../testing.js'
import { refusal, stageOf } from '../testing/read.js'

const file = (options: object = {}) => rustProgram({ programs: ['server'], ...options } as never)

/** One stage of what options give. */
const stageWith = (options: object, name: string): string => stageOf(file(options), name)

describe('rustProgram', () => {
  it.each(
    presetChecks(rustProgram, {
      examples: {
        'a service': { programs: ['server'], port: 8080, healthcheck: '/health', timezones: true },
        'with libraries': { programs: ['server'], linking: 'dynamic', cache: 'mounts' },
        'from mirrors': {
          programs: ['server', 'import'],
          buildPackages: ['openssl-dev'],
          mirrors: { cargo: 'sparse+https://cargo.example.com/', apk: 'https://apk.example.com/alpine' },
          certificates: 'certificates.pem',
        },
      },
    }),
  )('$name', ({ run }) => run())

  it('compiles dependencies from manifests, and takes static programs alone into an empty image', () => {
    expect(String(file({ port: 8080 }))).toMatchInlineSnapshot(`
      "FROM rust:1.95-alpine AS toolchain
      ENV CARGO_TARGET_DIR=/target
      WORKDIR /app

      FROM toolchain AS skeleton
      COPY . .
      # Manifests, and in the place of every program, library and test one that does nothing.
      RUN <<EOF
      set -e
      cd /
      roots=$(find /app -name Cargo.toml ! -path '/app/vendor/*' \\
          -exec cargo metadata --no-deps --offline --format-version 1 --manifest-path {} \\; \\
        | grep -o '"src_path":"[^"]*"' | cut -d '"' -f 4)
      cd /app
      find . -type f ! -name Cargo.toml ! -name Cargo.lock ! -name 'rust-toolchain*' \\
          ! -path '*/.cargo/*' ! -path './vendor/*' -delete
      for root in $roots; do
        mkdir -p "\${root%/*}"
        printf '//! Nothing.\\n#![allow(dead_code)]\\nfn main() {}\\n' >"$root"
      done
      find . -depth -type d -exec rmdir {} + 2>/dev/null || true
      EOF

      FROM toolchain AS debug
      COPY --from=skeleton /app .
      RUN umask 0 \\
          && cargo build --locked --bin server \\
          && cargo test --locked --no-run

      FROM rust:1.95-alpine AS init
      RUN apk add --no-cache tini-static

      FROM debug AS dev
      COPY --from=init /sbin/tini-static /usr/local/bin/tini
      USER 65532:65532
      COPY --chown=65532:65532 . .
      # Cargo compares times: the source is newer than what was made without it.
      RUN find . -type f -exec touch {} +
      RUN cargo build --locked --bin server
      EXPOSE 8080
      ENTRYPOINT ["/usr/local/bin/tini", "--"]
      CMD ["cargo", "run", "--locked", "--bin", "server"]

      FROM debug AS test
      COPY . .
      # Cargo compares times: the source is newer than what was made without it.
      RUN find . -type f -exec touch {} +
      RUN cargo test --locked

      FROM toolchain AS dependencies
      COPY --from=skeleton /app .
      RUN cargo build --release --locked --bin server

      FROM dependencies AS builder
      COPY . .
      # Cargo compares times: the source is newer than what was made without it.
      RUN find . -type f -exec touch {} +
      RUN cargo build --release --locked --bin server \\
          && mkdir -p /programs/ \\
          && cp /target/release/server /programs/

      FROM --platform=$BUILDPLATFORM rust:1.95-alpine AS files
      RUN <<EOF
      set -e
      mkdir -p /files/etc/ssl/certs /files/home/nonroot /files/tmp
      chmod 1777 /files/tmp
      chown 65532:65532 /files/home/nonroot
      cp /etc/ssl/certs/ca-certificates.crt /files/etc/ssl/certs/
      echo "nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin" >/files/etc/passwd
      echo "nonroot:x:65532:" >/files/etc/group
      EOF

      FROM scratch AS runtime
      COPY --from=files /files/ /
      COPY --from=init /sbin/tini-static /usr/local/bin/tini
      COPY --from=builder /programs/ /usr/local/bin/
      USER 65532:65532
      EXPOSE 8080
      ENTRYPOINT ["/usr/local/bin/tini", "--", "/usr/local/bin/server"]
      "
    `)
  })

  it('keeps what is compiled in mounts when told to, without stages for it', () => {
    const options = { cache: 'mounts' }
    expect(String(file(options))).not.toMatch(/AS (skeleton|dependencies|debug)$/m)
    expect(stageWith(options, 'builder')).toMatchInlineSnapshot(`
      "FROM toolchain AS builder
      COPY . .
      # Cargo compares times: the source is newer than what was made without it.
      RUN find . -type f -exec touch {} +
      RUN --mount=type=cache,target=/usr/local/cargo/registry \\
          --mount=type=cache,target=/usr/local/cargo/git/db \\
          --mount=type=cache,target=/target,id=target-server,sharing=locked \\
          cargo build --release --locked --bin server \\
          && mkdir -p /programs/ \\
          && cp /target/release/server /programs/"
    `)
    expect(stageWith(options, 'dev')).toMatchInlineSnapshot(`
      "FROM toolchain AS dev
      COPY --from=init /sbin/tini-static /usr/local/bin/tini
      ENV CARGO_HOME=/tmp/cargo \\
          CARGO_TARGET_DIR=/tmp/target
      USER 65532:65532
      COPY --chown=65532:65532 . .
      # Cargo compares times: the source is newer than what was made without it.
      RUN find . -type f -exec touch {} +
      ENTRYPOINT ["/usr/local/bin/tini", "--"]
      CMD ["cargo", "run", "--locked", "--bin", "server"]"
    `)
  })

  it('gives projects with other programs a mount of their own', () => {
    const mountOf = (program: string) =>
      /id=(target-[\w-]+)/.exec(stageWith({ programs: [program], cache: 'mounts' }, 'builder'))?.[1]
    expect([mountOf('a'), mountOf('b')]).toEqual(['target-a', 'target-b'])
  })

  it('links dynamically with glibc, and runs where it is', () => {
    expect(stageWith({ linking: 'dynamic' }, 'toolchain')).toContain('FROM rust:1.95-slim-trixie AS toolchain')
    expect(stageWith({ linking: 'dynamic' }, 'runtime')).toContain('FROM gcr.io/distroless/cc-debian13:nonroot')
  })

  it('compiles dependencies with the words with which it compiles the programs', () => {
    const options = { programs: ['a', 'b'], features: ['metrics', 'tls'] }
    const command = 'cargo build --release --locked --bin a --bin b --features metrics,tls'
    expect(stageWith(options, 'dependencies')).toContain(command)
    expect(stageWith(options, 'builder')).toContain(command)
    expect(stageWith(options, 'builder')).toContain('cp /target/release/a /target/release/b /programs/')
    expect(stageWith(options, 'test')).toContain('cargo test --locked --features metrics,tls')
    expect(stageWith(options, 'runtime')).toContain('"/usr/local/bin/a"]')
  })

  it('tests and develops with other commands', () => {
    expect(stageWith({ test: 'cargo nextest run' }, 'test')).toMatch(/RUN cargo nextest run$/)
    expect(stageWith({ dev: ['cargo', 'watch'] }, 'dev')).toMatch(/CMD \["cargo", "watch"\]$/)
  })

  it('takes the time zones into an empty image on request', () => {
    expect(stageWith({}, 'files')).not.toContain('zoneinfo')
    expect(stageWith({ timezones: true }, 'files')).toContain('cp -r /usr/share/zoneinfo /files/usr/share/')
  })

  it('starts the program without tini when told to', () => {
    expect(String(file({ init: false }))).not.toContain('tini')
    expect(stageWith({ init: false }, 'runtime')).toContain('ENTRYPOINT ["/usr/local/bin/server"]')
  })

  it('mounts the mirror of crates.io for every step that downloads, and leaves it in no image', () => {
    const address = 'sparse+https://cargo.example.com/'
    const text = String(file({ mirrors: { cargo: address } }))
    const steps = text.split('\n\n').filter((part) => part.includes('from=cargo-mirror'))
    expect(steps.map((part) => / AS (\w+)$/m.exec(part)?.[1])).toEqual(['debug', 'test', 'dependencies', 'builder'])
    expect(text.split(address)).toHaveLength(2)
    expect(text).toContain(`[source.mirror]\nregistry = "${address}"\n`)
    expect(text).not.toMatch(/COPY --from=cargo-mirror|FROM cargo-mirror/)
  })

  it.each<[string, object, RegExp]>([
    ['no program', { programs: [] }, /programs/],
    ['a program that is a path', { programs: ['bin/server'] }, /programs/],
    ['a program with a word of the shell', { programs: ['server; rm -rf /'] }, /programs/],
    ['a feature with a space', { features: ['metrics tls'] }, /features/],
    ['no feature', { features: [] }, /features/],
    ['a cache that it does not know', { cache: 'registry' }, /cache/],
    ['a path that is asked for, without a port', { healthcheck: '/health' }, /needs the option "port"/],
    ['a static program of glibc', { images: { build: 'rust:1.95-slim-trixie' } }, /linked with musl, .* has glibc/],
    [
      'musl where glibc is to run it',
      { linking: 'dynamic', images: { build: 'rust:1.95-alpine', runtime: 'debian:13-slim' } },
      /needs musl .* has glibc/,
    ],
  ])('refuses %s', (_, options, sentence) => {
    const problem = refusal(() => file(options))
    expect(problem.code).toBe('bad-option')
    expect(problem.message).toMatch(sentence)
  })
})
