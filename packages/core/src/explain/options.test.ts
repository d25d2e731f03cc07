import { expect, test } from 'vitest'
import { givenArguments } from './options.js'

test('a build is given the platform, by whole and by part, and the stage', () => {
  expect(givenArguments({})).toEqual({
    TARGETSTAGE: 'default',
    BUILDPLATFORM: 'linux/amd64',
    BUILDOS: 'linux',
    BUILDOSVERSION: '',
    BUILDARCH: 'amd64',
    BUILDVARIANT: '',
    TARGETPLATFORM: 'linux/amd64',
    TARGETOS: 'linux',
    TARGETOSVERSION: '',
    TARGETARCH: 'amd64',
    TARGETVARIANT: '',
  })
})

test.each([
  ['linux/arm64', 'linux arm64 '],
  ['linux/arm/v7', 'linux arm v7'],
  ['windows/amd64', 'windows amd64 '],
])('the parts of %s are %j', (platform, parts) => {
  const given = givenArguments({ platform })
  expect(given['TARGETPLATFORM']).toBe(platform)
  expect([given['TARGETOS'], given['TARGETARCH'], given['TARGETVARIANT']].join(' ')).toBe(parts)
  expect([given['BUILDOS'], given['BUILDARCH'], given['BUILDVARIANT']].join(' ')).toBe(parts)
})

test('what is said stands above what BuildKit gives', () => {
  const given = givenArguments({ buildArguments: { TARGETARCH: 'riscv64', A: '' }, platform: 'linux/arm64' })
  expect(given).toMatchObject({ TARGETARCH: 'riscv64', BUILDARCH: 'arm64', A: '' })
})
