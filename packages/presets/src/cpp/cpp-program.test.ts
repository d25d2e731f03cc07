import { DockerfileError } from '@stagecraft/core'
import { describe, expect, it } from 'vitest'
import { cppProgram } from '../index.js'
import { presetChecks } from '../testing.js'

/** One stage of the file, from its FROM to the blank line. */
const stageOf = (name: string, options: object = {}): string =>
  String(cppProgram({ programs: ['server'], ...options } as never))
    .split('\n\n')
    .find((text) => text.split('\n')[0]!.endsWith(` AS ${name}`))!

describe('cppProgram', () => {
  it.each(
    presetChecks(cppProgram, {
      examples: {
        'with libraries': { programs: ['server'], linking: 'dynamic', timezones: true },
        'from mirrors': {
          programs: ['server', 'import'],
          buildPackages: ['zlib-dev'],
          mirrors: { apk: 'https://apk.example.com/alpine' },
          certificates: 'certificates.pem',
        },
      },
    }),
  )('$name', ({ run }) => run())

  it('builds static programs and takes nothing else into an empty image', () => {
    expect(String(cppProgram({ programs: ['server'], port: 8080 }))).toMatchInlineSnapshot(`
      "FROM alpine:3.23 AS source
      RUN apk add --no-cache \\
          build-base \\
          ccache \\
          cmake \\
          samurai
      ENV CMAKE_GENERATOR=Ninja \\
          CMAKE_BUILD_TYPE=Release \\
          CMAKE_C_COMPILER_LAUNCHER=ccache \\
          CMAKE_CXX_COMPILER_LAUNCHER=ccache \\
          CCACHE_DIR=/ccache
      WORKDIR /app
      COPY . .

      FROM source AS test
      RUN --mount=type=cache,target=/ccache \\
          cmake -S . -B /build \\
              -DBUILD_SHARED_LIBS=OFF \\
              -DBUILD_TESTING=ON \\
              -DCMAKE_RUNTIME_OUTPUT_DIRECTORY=/build/bin \\
              '-DCMAKE_EXE_LINKER_FLAGS=-static -s' \\
          && cmake --build /build
      RUN ctest --test-dir /build --output-on-failure --no-tests=error

      FROM source AS builder
      RUN --mount=type=cache,target=/ccache \\
          cmake -S . -B /build \\
              -DBUILD_SHARED_LIBS=OFF \\
              -DBUILD_TESTING=OFF \\
              -DCMAKE_RUNTIME_OUTPUT_DIRECTORY=/build/bin \\
              '-DCMAKE_EXE_LINKER_FLAGS=-static -s' \\
          && cmake --build /build --target server \\
          && mkdir -p /programs/ \\
          && cp /build/bin/server /programs/

      FROM --platform=$BUILDPLATFORM alpine:3.23 AS files
      RUN <<EOF
      set -e
      mkdir -p /files/etc/ssl/certs /files/home/nonroot /files/tmp
      chmod 1777 /files/tmp
      chown 65532:65532 /files/home/nonroot
      cp /etc/ssl/certs/ca-certificates.crt /files/etc/ssl/certs/
      echo "nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin" >/files/etc/passwd
      echo "nonroot:x:65532:" >/files/etc/group
      EOF

      FROM alpine:3.23 AS init
      RUN apk add --no-cache tini-static

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

  it('links dynamically with glibc, and runs where it is', () => {
    expect(stageOf('source', { linking: 'dynamic' })).toMatchInlineSnapshot(`
      "FROM debian:13-slim AS source
      RUN apt-get update \\
          && apt-get install -y --no-install-recommends \\
              ccache \\
              cmake \\
              g++ \\
              ninja-build \\
          && rm -rf /var/lib/apt/lists/*
      ENV CMAKE_GENERATOR=Ninja \\
          CMAKE_BUILD_TYPE=Release \\
          CMAKE_C_COMPILER_LAUNCHER=ccache \\
          CMAKE_CXX_COMPILER_LAUNCHER=ccache \\
          CCACHE_DIR=/ccache
      WORKDIR /app
      COPY . ."
    `)
    expect(stageOf('builder', { linking: 'dynamic' })).not.toContain('-static')
    expect(stageOf('runtime', { linking: 'dynamic' })).toContain('FROM gcr.io/distroless/cc-debian13:nonroot')
  })

  it('keeps what debuggers read for build types that are for them', () => {
    expect(stageOf('source', { buildType: 'RelWithDebInfo' })).toContain('CMAKE_BUILD_TYPE=RelWithDebInfo')
    expect(stageOf('builder', { buildType: 'RelWithDebInfo' })).toContain('-DCMAKE_EXE_LINKER_FLAGS=-static ')
    expect(stageOf('builder', { linking: 'dynamic', buildType: 'Debug' })).not.toContain('LINKER_FLAGS')
  })

  it('lets definitions win over its own', () => {
    const builder = stageOf('builder', { definitions: { WITH_TLS: 'ON', NAME: 'a b', BUILD_SHARED_LIBS: 'ON' } })
    expect(builder).toContain('-DWITH_TLS=ON')
    expect(builder).toContain("'-DNAME=a b'")
    expect(builder).toContain('-DBUILD_SHARED_LIBS=ON')
    expect(builder).not.toContain('-DBUILD_SHARED_LIBS=OFF')
  })

  it('installs no second compiler beside that of an image of gcc', () => {
    const images = { build: 'gcc:14', runtime: 'debian:13-slim' }
    expect(stageOf('source', { linking: 'dynamic', images })).not.toContain('g++')
  })

  it('names all programs, the first of which runs', () => {
    expect(stageOf('builder', { programs: ['a', 'b'] })).toContain('cp /build/bin/a /build/bin/b /programs')
    expect(stageOf('runtime', { programs: ['a', 'b'], init: false })).toContain('ENTRYPOINT ["/usr/local/bin/a"]')
  })

  it.each<[string, object]>([
    ['no program', { programs: [] }],
    ['a program that is a path', { programs: ['bin/server'] }],
    ['a program with a word of the shell', { programs: ['server; rm -rf /'] }],
    ['a kind of build that CMake lacks', { buildType: 'Fast' }],
    ['a definition without a name', { definitions: { '': 'ON' } }],
    ['a definition that is no text', { definitions: { WITH_TLS: true } }],
    ['a definition of two lines', { definitions: { NAME: 'a\nb' } }],
    ['a path that is asked for, without a port', { healthcheck: '/health' }],
    [
      'musl where glibc is to run it',
      { linking: 'dynamic', images: { build: 'alpine:3.23', runtime: 'debian:13-slim' } },
    ],
  ])('refuses %s', (_, options) => {
    const made = (): unknown => cppProgram({ programs: ['server'], ...options } as never)
    expect(made).toThrow(DockerfileError)
    expect(made).toThrow(expect.objectContaining({ problem: expect.objectContaining({ code: 'bad-option' }) }))
  })
})
