import { expect, test } from 'vitest'
import { goPlatform } from './go-platform.js'

test.each([
  ['linux/amd64', 'linux', 'amd64'],
  ['Linux/AMD64', 'linux', 'amd64'],
  ['linux/arm/v7', 'linux', 'arm'],
  ['linux/x86_64', 'linux', 'amd64'],
  ['linux/aarch64', 'linux', 'arm64'],
  ['linux/i386', 'linux', '386'],
  ['linux/armhf', 'linux', 'arm'],
  ['windows(10.0.17763)/amd64', 'windows', 'amd64'],
  ['macos/arm64', 'darwin', 'arm64'],
  // One that names only the system, or only the architecture
  ['windows', 'windows', 'amd64'],
  ['macos', 'darwin', 'amd64'],
  ['arm64', 'linux', 'arm64'],
  ['x86-64', 'linux', 'amd64'],
  ['riscv64', 'linux', 'riscv64'],
  // Names of objects of the language mean nothing.
  ['linux/constructor', 'linux', 'constructor'],
  ['', 'linux', ''],
])('%s is %s on %s', (text, os, architecture) => {
  expect(goPlatform(text)).toEqual({ os, architecture })
})
