import { describe, expect, test } from 'vitest'
import { knownImage } from './base-images.js'
import { durationFault } from './duration.js'
import { fileModeFault, isOctalMode } from './file-mode.js'
import { compareVersions, frontendVersion } from './frontend-version.js'
import { goBoolean, goInteger, goUnsigned32 } from './go-number.js'
import { imageName, imageNameFault } from './image-name.js'
import { isIpAddress } from './ip-address.js'
import { memorySizeFault } from './memory-size.js'
import { isNumericOwner } from './owner.js'
import { platformFault } from './platform.js'
import { portFault } from './port.js'
import { gitSource, sourceKind } from './remote-source.js'
import { stageNameFault } from './stage-name.js'
import { signalFault } from './stop-signal.js'

/** Values that BuildKit takes, and values that it refuses with the reason that we give. */
const faults: Readonly<
  Record<string, { readonly fault: (value: string) => string | undefined; good: string[]; bad: Record<string, string> }>
> = {
  port: {
    fault: portFault,
    good: ['80', '80/UDP', '8000-8010/tcp', '127.0.0.1:80:80', '[::1]:80:80', '9000-9010:80'],
    bad: {
      '': 'it has no port number',
      '80/http': 'the protocol "http" is none of tcp, udp and sctp',
      '70000': '"70000" is not a number from 0 to 65535',
      '90-80': 'the range 90-80 ends before it begins',
      '80-90:80-91': 'the ranges 80-90 and 80-91 differ in length',
      '1.2.3:80:80': '"1.2.3" is not an IP address',
    },
  },
  signal: {
    fault: signalFault,
    good: ['SIGTERM', 'kill', '9', '-1', 'RTMIN+3'],
    bad: { '0': '0 is not a signal', SIGTREM: 'it is neither a number nor a signal of Linux' },
  },
  duration: {
    fault: durationFault,
    good: ['30s', '1h30m', '0', '', '1.5m', '.1ns'],
    bad: {
      '5': 'it has no unit (h, m, s, ms)',
      '1d': '"d" is not a unit (h, m, s, ms)',
      '1us': 'it is less than 1ms',
      '-1s': 'it is less than 1ms',
      s: 'a number is missing',
      '+': 'it has no number',
      '9999999h': 'it is too long',
    },
  },
  'file mode': {
    fault: fileModeFault,
    good: ['755', '00000755', 'u=rwX,go=rX', '+x'],
    bad: {
      '8': 'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)',
      '17777': 'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)',
    },
  },
  'memory size': {
    fault: memorySizeFault,
    good: ['512m', '1GiB', '1 g', '1_000'],
    bad: { m: 'it has no number', '-1': '"-1" is not a positive number', '1x': '"x" is not a unit (k, m, g)' },
  },
  platform: {
    fault: platformFault,
    good: ['linux/arm64', 'linux/arm/v7', 'windows(10.0.1)/amd64', 'amd64', 'LINUX'],
    bad: {
      '': 'it is empty',
      'lin ux': '"lin ux" is not the name of an operating system',
      'linux/': '"" is not the name of an architecture or a variant',
      'a/b/c/d': 'it has more than three parts',
      foo: '"foo" is neither a known operating system nor a known architecture',
      'linux(%)/a': '"linux(%)" has a malformed % in its version',
    },
  },
  image: {
    fault: imageNameFault,
    good: ['node', 'registry.example:5000/a/b:c', `a@sha256:${'0'.repeat(64)}`, 'Registry.example/a'],
    bad: {
      '': 'it is empty',
      Node: 'a repository must be lower case',
      'a:b:c': 'it is not of the form repository[:tag][@digest]',
      ['a'.repeat(64)]: 'a repository cannot be 64 hexadecimal digits',
      [`a@sha256:${'0'.repeat(63)}`]: 'a sha256 digest has 64 lower-case hexadecimal digits',
      [`a@md5:${'0'.repeat(32)}`]: `"md5:${'0'.repeat(32)}" does not begin with sha256:, sha384: or sha512:`,
      ['a/'.repeat(128) + 'b']: 'its repository has more than 255 characters',
    },
  },
  'stage name': {
    fault: stageNameFault,
    good: ['build', 'a-b_c.1'],
    bad: {
      '': 'it is empty',
      Build: 'upper case is not kept by BuildKit',
      '1st': 'it must begin with a letter a to z',
      'a/b': 'only letters a to z, digits, "-", "_" and "." may stand in it',
    },
  },
}

describe.each(Object.entries(faults))('%s', (_, { fault, good, bad }) => {
  test.each(good)('%j is fine', (value) => expect(fault(value)).toBeUndefined())
  test.each(Object.entries(bad))('%j is not', (value, reason) => expect(fault(value)).toBe(reason))
})

test('numbers as Go reads them', () => {
  expect(['0', '01', '+1', '-2', '', '1a', '9223372036854775808'].map(goInteger)).toEqual([
    0,
    1,
    1,
    -2,
    undefined,
    undefined,
    undefined,
  ])
  expect([goUnsigned32('0755', 8), goUnsigned32('8', 8), goUnsigned32('4294967296', 10)]).toEqual([
    493,
    undefined,
    undefined,
  ])
  expect(['T', '0', 'yes'].map(goBoolean)).toEqual([true, false, undefined])
})

test('addresses', () => {
  expect(['1.2.3.4', '::1', '1::8', '::ffff:1.2.3.4', '1:2:3:4:5:6:7:8'].map(isIpAddress)).not.toContain(false)
  expect(['01.2.3.4', '1.2.3', '1::2::3', '1:2:3:4:5:6:7:8:9', 'g::', ''].map(isIpAddress)).not.toContain(true)
})

test('owners that need no look into the image', () => {
  expect(['0', '1000:1000', 'root', ':', '5:'].map(isNumericOwner)).not.toContain(false)
  expect(['node', '0:staff', '2147483648'].map(isNumericOwner)).not.toContain(true)
  expect([isOctalMode('755'), isOctalMode('u+x')]).toEqual([true, false])
})

test('sources', () => {
  expect(['a', 'http://x/a', 'https://x/a.git', 'git@x:a', 'github.com/a/b', 'ssh://git:x/a'].map(sourceKind)).toEqual([
    'path',
    'http',
    'git',
    'git',
    'path',
    'path',
  ])
  expect(gitSource('https://x/a.git?keep-git-dir&commit=c')).toEqual({
    hasQuery: true,
    keepGitDir: true,
    checksum: 'c',
  })
  expect(gitSource('https://x/a.git')).toEqual({ hasQuery: false })
  expect(gitSource('https://x/a.git?tag=1&branch=2')?.fault).toBe('the query names both a tag and a branch')
})

test('images', () => {
  expect(imageName('registry.example:5000/a:b@c')).toEqual({
    repository: 'registry.example:5000/a',
    tag: 'b',
    digest: 'c',
  })
  expect(knownImage('docker.io/library/node:22')?.official).toBe(true)
  expect(knownImage('corp.example/base/node')?.official).toBe(false)
  expect(knownImage('mcr.microsoft.com/dotnet/sdk:9.0')?.image.variables).toContain('DOTNET_VERSION')
  expect(knownImage('corp.example/sdk')).toBeUndefined()
})

test('frontends', () => {
  expect([
    compareVersions('1.10', '1.9') > 0,
    compareVersions('1.4', '1.4.0'),
    compareVersions('1', '1.2') < 0,
  ]).toEqual([true, 0, true])
  const names = [
    '1.5',
    'docker/dockerfile:1',
    'docker/dockerfile:1.4',
    'mirror.example/docker/dockerfile:1.7.1',
    'docker/dockerfile',
    'docker/dockerfile:1.7-labs',
    'corp/frontend:1',
  ]
  expect(names.map(frontendVersion)).toEqual(['1.5', 'newest', '1.4', '1.7.1', 'newest', undefined, undefined])
})
