import { describe, expect, test } from 'vitest'
import { knownImage } from './base-images.js'
import { durationFault } from './duration.js'
import { fileModeFault, isOctalMode } from './file-mode.js'
import { compareVersions, frontendVersion } from './frontend-version.js'
import { goBoolean, goInteger, goUnsigned32 } from './go-number.js'
import { isIpAddress } from './ip-address.js'
import { memorySizeFault } from './memory-size.js'
import { isNumericOwner } from './owner.js'
import { platformFault } from './platform.js'
import { portFault } from './port.js'
import { stageNameFault } from './stage-name.js'
import { signalFault } from './stop-signal.js'

/** Values that BuildKit takes, and values that it refuses with the reason that we give. */
const faults: Readonly<
  Record<string, { readonly fault: (value: string) => string | undefined; good: string[]; bad: Record<string, string> }>
> = {
  port: {
    fault: portFault,
    good: [
      ...[
        '0',
        '65535',
        '+80',
        '080',
        '80/',
        '80/UDP',
        '80/sctp',
        '80-80',
        '8000-8010/tcp',
        ':80',
        '9000-9010:80',
        '80:80-80',
      ],
      ...['127.0.0.1:80:80', '255.255.255.255::80', '[::1]:80:80', '::1:80:80', '[1.2.3.4]:1:1', '80-90:8000-8010'],
    ],
    bad: {
      '': 'it has no port number',
      '80/http': 'the protocol "http" is none of tcp, udp and sctp',
      '65536': '"65536" is not a number from 0 to 65535',
      '-1': '"" is not a number from 0 to 65535',
      '80a': '"80a" is not a number from 0 to 65535',
      '80-x': '"x" is not a number from 0 to 65535',
      '80-65536': '"65536" is not a number from 0 to 65535',
      'x:80': '"x" is not a number from 0 to 65535',
      '80:': 'it has no port number',
      '/tcp': 'it has no port number',
      '80/tcpx': 'the protocol "tcpx" is none of tcp, udp and sctp',
      '256.1.1.1:80:80': '"256.1.1.1" is not an IP address',
      '80-81:90-92': 'the ranges 80-81 and 90-92 differ in length',
      '80:90-91': 'the ranges 80 and 90-91 differ in length',
      '90-80': 'the range 90-80 ends before it begins',
      '80-90:80-91': 'the ranges 80-90 and 80-91 differ in length',
      '1.2.3:80:80': '"1.2.3" is not an IP address',
    },
  },
  signal: {
    fault: signalFault,
    good: ['SIGTERM', 'kill', 'sigint', '9', '-1', '+2', 'RTMIN', 'RTMIN+15', 'SIGRTMAX-14', 'RTMAX'],
    bad: {
      '0': '0 is not a signal',
      '+0': '0 is not a signal',
      ...Object.fromEntries(
        ['SIGTREM', '', 'SIG', 'SIGSIGTERM', 'RTMIN+16', 'RTMAX-15', 'RTMIN+0', '9x'].map((name) => [
          name,
          'it is neither a number nor a signal of Linux',
        ]),
      ),
    },
  },
  duration: {
    fault: durationFault,
    good: [
      '30s',
      '1h30m',
      '0',
      '+0',
      '-0',
      '',
      '1.5m',
      '.1ns',
      '1ms',
      '1000us',
      '1000000ns',
      '1000µs',
      '1000μs',
      '0h',
      '2562047h',
      '5.s',
    ],
    bad: {
      '5': 'it has no unit (h, m, s, ms)',
      '1d': '"d" is not a unit (h, m, s, ms)',
      '1us': 'it is less than 1ms',
      '999999ns': 'it is less than 1ms',
      '-1h': 'it is less than 1ms',
      '1h.s': 'a number is missing',
      '1h5': 'it has no unit (h, m, s, ms)',
      '1hs': '"hs" is not a unit (h, m, s, ms)',
      '1constructor': '"constructor" is not a unit (h, m, s, ms)',
      '2562048h': 'it is too long',
      '-1s': 'it is less than 1ms',
      s: 'a number is missing',
      '+': 'it has no number',
      '9999999h': 'it is too long',
    },
  },
  'file mode': {
    fault: fileModeFault,
    good: ['0', '755', '7777', '00000755', 'u=rwX,go=rX', '+x', 'a+st', 'u=g', 'ug-w+x,o='],
    bad: {
      '8': 'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)',
      ...Object.fromEntries(
        ['10000', '', '755 ', '0o755', 'u', 'x+r', 'u+y', 'u+x,', 'u+x, g+x'].map((mode) => [
          mode,
          'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)',
        ]),
      ),
      '17777': 'it is neither octal (0 to 7777) nor symbolic (u=rwX,go=rX)',
    },
  },
  'memory size': {
    fault: memorySizeFault,
    good: ['512m', '1GiB', '1 g', '1_000', '0', '1b', '1.5kb', '.5p', '1e3', '+1T'],
    bad: {
      m: 'it has no number',
      '': 'it has no number',
      '-1': '"-1" is not a positive number',
      '1__0': '"1__0" is not a positive number',
      '1e999': '"1e999" is not a positive number',
      '1  g': '"1 " is not a positive number',
      '1x': '"x" is not a unit (k, m, g)',
      '1mbb': '"mbb" is not a unit (k, m, g)',
      '1ib': '"ib" is not a unit (k, m, g)',
    },
  },
  platform: {
    fault: platformFault,
    good: [
      'linux/arm64',
      'linux/arm/v7',
      'windows(10.0.1)/amd64',
      'windows(1+a)/amd64',
      'linux(%2F)/a',
      'x/y',
      'amd64',
      'LINUX',
      'x86-64',
    ],
    bad: {
      '': 'it is empty',
      'lin ux': '"lin ux" is not the name of an operating system',
      'linux/': '"" is not the name of an architecture or a variant',
      'linux/a b': '"a b" is not the name of an architecture or a variant',
      'linux/a/b!': '"b!" is not the name of an architecture or a variant',
      'linux()x': '"linux()x" is not the name of an operating system',
      'linux(%2)/a': '"linux(%2)" has a malformed % in its version',
      'a/b/c/d': 'it has more than three parts',
      foo: '"foo" is neither a known operating system nor a known architecture',
      'linux(%)/a': '"linux(%)" has a malformed % in its version',
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
  expect(
    ['9223372036854775807', '-9223372036854775808', '-9223372036854775809'].map(
      (text) => goInteger(text) !== undefined,
    ),
  ).toEqual([true, true, false])
  expect(['0755', '8', 'x7', '7x', '', '37777777777', '40000000000'].map((text) => goUnsigned32(text, 8))).toEqual([
    493,
    undefined,
    undefined,
    undefined,
    undefined,
    4_294_967_295,
    undefined,
  ])
  expect(['0755', '8', 'x8', '8x', '4294967295', '4294967296'].map((text) => goUnsigned32(text, 10))).toEqual([
    755,
    8,
    undefined,
    undefined,
    4_294_967_295,
    undefined,
  ])
  expect(['1', 't', 'T', 'TRUE', 'true', 'True'].map(goBoolean)).not.toContain(undefined)
  expect(['0', 'f', 'F', 'FALSE', 'false', 'False'].map(goBoolean)).toEqual(Array.from({ length: 6 }, () => false))
  expect(['yes', 'tRUE', '11', 'at', '', 'xfalse', 'falsex'].map(goBoolean)).toEqual(
    Array.from({ length: 7 }, () => undefined),
  )
})

test('addresses', () => {
  const good = [
    '1.2.3.4',
    '255.255.255.255',
    '::1',
    '::',
    '1::8',
    '1::',
    '::ffff:1.2.3.4',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    '1:2:3:4:5:6:1.2.3.4',
    'ABCD::',
  ]
  expect(good.filter((address) => !isIpAddress(address))).toEqual([])
  const bad = [
    '01.2.3.4',
    '256.1.1.1',
    '1.2.3',
    '1.2.3.4.5',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8:9',
    '1:2:3:4:5:6:7:8::',
    '1:2:3:4:5:6:7:1.2.3.4',
    '::1.2.3',
    '::1.2.3.4:1',
    'g::',
    '12345::',
    '::1%eth0',
    ':1:2:3:4:5:6:7',
    '',
  ]
  expect(bad.filter(isIpAddress)).toEqual([])
})

test('owners that need no look into the image', () => {
  expect(
    ['0', '1000:1000', '+1:-1', 'root', 'root:root', ':', '5:', ':5', '', '2147483647', '-2147483648'].filter(
      (owner) => !isNumericOwner(owner),
    ),
  ).toEqual([])
  expect(
    ['node', '0:staff', 'staff:0', '0:0:0', '1x', 'x1', '2147483648', '-2147483649', '0:2147483648'].filter(
      isNumericOwner,
    ),
  ).toEqual([])
  expect(['755', '8', '7x', 'x7', 'u+x', ''].map(isOctalMode)).toEqual([true, false, false, false, false, false])
})

test('images that are known', () => {
  expect(knownImage('docker.io/library/node:22')?.official).toBe(true)
  expect(knownImage('corp.example/base/node')?.official).toBe(false)
  expect(knownImage('mcr.microsoft.com/dotnet/sdk:9.0')?.image.variables).toContain('DOTNET_VERSION')
  expect(knownImage('corp.example/sdk')).toBeUndefined()
  expect(knownImage('corp.example/dotnet/sdk')?.official).toBe(false)
  expect(knownImage('oven/bun:1')?.official).toBe(true)
  expect(knownImage('bun')).toBeUndefined()
  expect(knownImage('/node')?.image.variables).toEqual(['NODE_VERSION', 'YARN_VERSION'])
  expect([knownImage('golang:1')?.image.workdir, knownImage('node')?.image.workdir]).toEqual(['/go', '/'])
})

test('frontends', () => {
  expect([
    compareVersions('1.10', '1.9') > 0,
    compareVersions('1.4', '1.4.0'),
    compareVersions('1', '1.2') < 0,
    compareVersions('1.2', '1') > 0,
    compareVersions('2', '1.9') > 0,
  ]).toEqual([true, 0, true, true, true])
  const names = [
    '1.5',
    'docker/dockerfile:1',
    'docker/dockerfile:1.4',
    'mirror.example/docker/dockerfile:1.7.1',
    'docker/dockerfile',
    'docker/dockerfile:1.7-labs',
    'corp/frontend:1',
    'corp/dockerfile-upstream:master',
    'dockerfile:1.4',
    'corp/mydockerfile:1.4',
    'docker/dockerfile:v1.4',
    'docker/dockerfile:1.4.x',
    'docker/dockerfile@sha256:1',
    '1',
    '2',
  ]
  expect(names.map(frontendVersion)).toEqual([
    ...['1.5', 'newest', '1.4', '1.7.1', 'newest', undefined, undefined],
    ...['newest', '1.4', undefined, undefined, undefined, undefined, 'newest', undefined],
  ])
})
