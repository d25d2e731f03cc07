import { describe, expect, test } from 'vitest'
import { knownImage } from './base-images.js'

describe('an image that is known', () => {
  test.each<[reference: string, official: boolean]>([
    ['node', true],
    ['node:22', true],
    ['node:22@sha256:0', true],
    ['node@sha256:0', true],
    ['library/node', true],
    ['docker.io/node', true],
    ['docker.io/library/node:22', true],
    ['public.ecr.aws/docker/library/node:22', true],
    ['mirror.gcr.io/library/node:22', true],
    ['/node', true],
    ['corp.example/node', false],
    ['corp.example:5000/node:22', false],
    ['corp.example/base/node:22', false],
    ['corp/node', false],
    ['docker.io/corp/node', false],
    ['localhost/node', false],
  ])('by its last component: %s', (reference, official) => {
    expect(knownImage(reference)).toEqual({
      image: { variables: ['NODE_VERSION', 'YARN_VERSION'], workdir: '/' },
      official,
    })
  })

  test.each<[reference: string, variable: string, official: boolean]>([
    ['mcr.microsoft.com/dotnet/sdk:9.0', 'DOTNET_VERSION', true],
    ['mcr.microsoft.com/dotnet/runtime-deps:9.0', 'APP_UID', true],
    ['corp.example/dotnet/aspnet', 'ASPNET_VERSION', false],
    ['gcr.io/distroless/static', 'SSL_CERT_FILE', true],
    ['gcr.io/distroless/cc:nonroot', 'SSL_CERT_FILE', true],
    ['oven/bun:1', 'BUN_INSTALL_BIN', true],
    ['docker.io/oven/bun', 'BUN_INSTALL_BIN', true],
    ['denoland/deno', 'DENO_DIR', true],
  ])('by its last two, where one would say too little: %s', (reference, variable, official) => {
    const found = knownImage(reference)
    expect([found?.image.variables.includes(variable), found?.official]).toEqual([true, official])
  })

  test.each<[reference: string, workdir: string]>([
    ['golang:1', '/go'],
    ['php', '/var/www/html'],
    ['composer', '/app'],
    ['dart', '/root'],
    ['gradle', '/home/gradle'],
    ['tomcat', '/usr/local/tomcat'],
    ['httpd', '/usr/local/apache2'],
    ['caddy', '/srv'],
    ['redis', '/data'],
    ['oven/bun', '/home/bun/app'],
    ['alpine', '/'],
    ['nginx', '/'],
  ])('with its working directory: %s', (reference, workdir) =>
    expect(knownImage(reference)?.image.workdir).toBe(workdir),
  )

  test('may set nothing', () => {
    for (const name of ['alpine', 'debian', 'ubuntu', 'busybox']) expect(knownImage(name)?.image.variables).toEqual([])
  })

  test('is frozen', () => {
    const { image } = knownImage('node')!
    expect([image, image.variables].every(Object.isFrozen)).toBe(true)
  })
})

test.each([
  '',
  'scratch',
  'Node',
  'node-x',
  'x-node',
  'sdk',
  'corp.example/sdk',
  'bun',
  'dotnet',
  'distroless',
  'node/x',
  'constructor',
  'nodes:22',
])('%j is not known', (reference) => expect(knownImage(reference)).toBeUndefined())
