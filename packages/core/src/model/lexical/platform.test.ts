import { expect, test } from 'vitest'
import { isKnownPlatform, platformFault } from './platform.js'
import { holdFaults } from './testing/faults.js'

holdFaults(
  'a platform',
  platformFault,
  [
    ...['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'LINUX/AMD64', 'linux/a.b', 'linux/386', 'x/y', 'foo/bar/baz'],
    ...['a-b/c', 'a_b/c', 'wasi/wasm', 'wasip1/wasm', 'arm/v7'],
    // One word is a system or an architecture that is known.
    ...['linux', 'LINUX', 'windows', 'darwin', 'macos', 'plan9', 'js', 'illumos', 'freebsd', 'zos'],
    ...['amd64', 'AMD64', 'x86_64', 'x86-64', 'i386', '386', 'arm', 'armhf', 'armel', 'arm64', 'aarch64'],
    ...['riscv64', 'loong64', 's390x', 'ppc64le', 'wasm', 'sparc64', 'amd64p32'],
    // A version of the system.
    ...['linux(1)/amd64', 'windows(10.0.1)/amd64', 'windows(10.0+a+b)/amd64', 'windows(1+a)/amd64'],
    ...['windows()/amd64', 'windows(10.0)', 'windows()', 'linux(%2F)/a', 'linux(%41)/a', 'linux(+%41)/a'],
  ],
  {
    'it is empty': [''],
    'it has more than three parts': ['a/b/c/d', 'linux/arm/v7/x', 'a/b/c/d/e'],
    '"" is not the name of an operating system': ['/', '/amd64', '//'],
    '"lin ux" is not the name of an operating system': ['lin ux', 'lin ux/a'],
    '"a.b" is not the name of an operating system': ['a.b/c', 'a.b'],
    '"linux()x" is not the name of an operating system': ['linux()x'],
    '"(1)" is not the name of an operating system': ['(1)/a'],
    '"linux(1" is not the name of an operating system': ['linux(1/a'],
    '"linux(a" is not the name of an operating system': ['linux(a/b)/c'],
    '"linux,amd64" is not the name of an operating system': ['linux,amd64'],
    '"" is not the name of an architecture or a variant': ['linux/', 'linux//v7', 'linux/amd64/'],
    '"a b" is not the name of an architecture or a variant': ['linux/a b'],
    '"b!" is not the name of an architecture or a variant': ['linux/a/b!', 'a/b/c/b!'],
    '"\u00e4" is not the name of an architecture or a variant': ['linux/\u00e4'],
    '"amd64,linux" is not the name of an architecture or a variant': ['linux/amd64,linux/arm64'],
    '"linux(%)" has a malformed % in its version': ['linux(%)/a'],
    '"linux(%2)" has a malformed % in its version': ['linux(%2)/a'],
    '"linux(1+%4)" has a malformed % in its version': ['linux(1+%4)/a'],
    '"linux(%4g)" has a malformed % in its version': ['linux(%4g)'],
    '"foo" is neither a known operating system nor a known architecture': ['foo'],
    '"wasip1" is neither a known operating system nor a known architecture': ['wasip1'],
    '"foo(1)" is neither a known operating system nor a known architecture': ['foo(1)'],
    '"amd64(1)" is neither a known operating system nor a known architecture': ['amd64(1)'],
    '"all" is neither a known operating system nor a known architecture': ['all'],
  },
)

test('a platform is known by its system and its architecture', () => {
  const known = [
    ...['linux/amd64', 'Linux/ARM64', 'linux/arm/v7', 'linux/arm/what', 'windows(10.0.1)/amd64', 'darwin/arm64'],
    ...['wasi/wasm', 'wasip1/wasm', 'wasip2/wasm', 'WASI/wasm', 'linux', 'amd64', 'macos', 'windows(1)'],
  ]
  expect(known.filter((platform) => !isKnownPlatform(platform))).toEqual([])
  const unknown = [
    ...[
      '',
      'foo',
      'linux/foo',
      'foo/amd64',
      'amd64/linux',
      'linux/',
      '/amd64',
      'linux/linux',
      'arm/v7',
      'foo(1)/amd64',
    ],
    ...['wasi', 'wasip1', 'wasip12/wasm', 'wasix/wasm', 'xwasi/wasm'],
  ]
  expect(unknown.filter(isKnownPlatform)).toEqual([])
})

test('a platform of one word is fine exactly when it is known', () => {
  for (const word of ['linux', 'amd64', 'x86_64', 'wasi', 'foo', 'macos', 'armhf', 'constructor', '__proto__'])
    expect([word, platformFault(word) === undefined]).toEqual([word, isKnownPlatform(word)])
})
