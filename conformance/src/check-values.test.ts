import { describe, expect, it } from 'vitest'
import { durationFault } from '../../packages/core/src/model/lexical/duration.js'
import { fileModeFault } from '../../packages/core/src/model/lexical/file-mode.js'
import { imageNameFault } from '../../packages/core/src/model/lexical/image-name.js'
import { memorySizeFault } from '../../packages/core/src/model/lexical/memory-size.js'
import { isNumericOwner } from '../../packages/core/src/model/lexical/owner.js'
import { platformFault } from '../../packages/core/src/model/lexical/platform.js'
import { portFault } from '../../packages/core/src/model/lexical/port.js'
import { gitSource, sourceKind } from '../../packages/core/src/model/lexical/remote-source.js'
import { stageNameFault } from '../../packages/core/src/model/lexical/stage-name.js'
import { signalFault } from '../../packages/core/src/model/lexical/stop-signal.js'
import { lintAll } from './oracle.js'

/*
 * What we say about a single value is what BuildKit says about it. Every list has good and bad values, and mutations of
 * both: one character changed, doubled or left out.
 */

const hex = '0123456789abcdef'.repeat(4)

interface Kind {
  readonly values: readonly string[]
  /** Characters that mutations put in. */
  readonly alphabet: string
  readonly dockerfile: (value: string) => string
  readonly accepted: (value: string) => boolean
}

const kinds: Readonly<Record<string, Kind>> = {
  port: {
    values: split(
      '80 80/tcp 80/UDP 80/sctp 80-90 90-80 80-80 65535 65536 0 -1 +80 080 80/ 80/http 127.0.0.1:80:80 ' +
        '[::1]:80:80 ::1:80:80 1.2.3:80:80 8000-8010:80 80-90:8000-8010 :80 80-90:80-91 80: a 80a 1:2:3:4 ' +
        '256.1.1.1:80:80 01.1.1.1:80:80 [1.2.3.4]:1:1 80,81 1:2:3:4:5:6:7:8:80:80 1::8:80:80 ' +
        '::ffff:1.2.3.4:80:80 80--90 80- 99999999999999999999',
    ),
    alphabet: '0189-+/:.[]atcpu',
    dockerfile: (value) => `FROM scratch\nEXPOSE ${value}\n`,
    accepted: (value) => portFault(value) === undefined,
  },
  signal: {
    values: split('SIGTERM term SigKill 9 0 -1 +2 99999 TREM SIGRTMIN+3 RTMAX-14 RTMAX-15 RTMIN+0 SIGSIGTERM SIG'),
    alphabet: 'SIGTERMinx019+-',
    dockerfile: (value) => `FROM scratch\nSTOPSIGNAL ${value}\n`,
    accepted: (value) => signalFault(value) === undefined,
  },
  duration: {
    values: [
      ...split(
        '30s 1h30m 5 0 +0 -0 -1s 1ms 0.5ms 999us 1000us 1.5h .5s 5.s .s s 1 1d 1µs 0s 0.0h 9999999h 2562048h ' +
          '2562047h 1ns 1000000ns 1h-1m 1hs 1e3s +5s --5s 1.2.3s',
      ),
      '',
    ],
    alphabet: '015.hmsnu+-',
    dockerfile: (value) => `FROM scratch\nHEALTHCHECK --interval=${value} CMD x\n`,
    accepted: (value) => durationFault(value) === undefined,
  },
  'file mode': {
    values: [
      ...split(
        '755 0755 7777 17777 8 99 0 00000755 u+x a=rwX u=rwx,go=rX go= +x -w u u+x, u+x,,g+x u=g ug+rw-x x+u ' +
          '= + u+s +t a+a 40000000000 7x o-rwx+x é u+é 75é',
      ),
      'u+x g+x',
    ],
    alphabet: '0178ugoarwxXst+-=,',
    dockerfile: (value) => `FROM scratch\nCOPY --chmod=${value.replaceAll(' ', '\\ ')} a /a\n`,
    accepted: (value) => value === '' || fileModeFault(value) === undefined,
  },
  'memory size': {
    values: [
      ...split('512m 1g 1G 1gb 1gib 1.5k 10 0 -1 m 1e3 1x 1kbb 1ib 1b 1bb .5g 5. 1t 1p 1e +1 1_0'),
      '1 g',
      '',
      '1  g',
      '1 ',
    ],
    alphabet: '01.5 kmgbipex+-',
    dockerfile: (value) => `FROM scratch\nRUN --mount=type=tmpfs,target=/x,size=${value.replaceAll(' ', '\\ ')} x\n`,
    accepted: (value) => memorySizeFault(value) === undefined,
  },
  platform: {
    values: split(
      'linux/amd64 linux/arm/v7 linux amd64 x86_64 LINUX macos windows(10.0.1)/amd64 linux/ /amd64 arm64 ' +
        'a/b a/b/c a/b/c/d linux/* foo linux(1%2)/amd64 linux(1%20)/amd64 linux(1+f)/amd64 linux() armhf ' +
        'aarch64 arm/v7',
    ),
    alphabet: 'linuxarmd64/v7()+%.-_',
    dockerfile: (value) => `FROM --platform=${value} alpine\n`,
    accepted: (value) => platformFault(value) === undefined,
  },
  image: {
    values: [
      ...split(
        'node node:22 Node library/node docker.io/node docker.io/library/node Foo/bar foo/Bar localhost/x ' +
          'localhost:5000/x registry.example:5000/a/b:c a..b a__b a___b a-b a--b a.-b -a a- a: a:.b a:-b a:b:c ' +
          'a/b/ /a a//b a@ x@y [::1]/a [::1]:5/a index.docker.io/a docker.io/a/b docker.io a.b/c a_b.c/d é ' +
          'a:22-ALPINE',
      ),
      `a@sha256:${hex}`,
      `a:b@sha256:${hex}`,
      `a@sha256:${hex.slice(1)}`,
      `a@md5:${hex}`,
      `a@sha256:${hex.toUpperCase()}`,
      `${'a'.repeat(128)}/${'b'.repeat(128)}`,
      `x:${'t'.repeat(129)}`,
    ],
    alphabet: 'aAb0/:.@-_[]',
    dockerfile: (value) => `FROM ${value}\n`,
    accepted: (value) => value === 'scratch' || imageNameFault(value) === undefined,
  },
  'linked owner': {
    values: split(
      '1000 1000:1000 root root:root node node:node 0:staff app:0 : :0 0: -1 +5 2147483647 2147483648 0x1 1:2:3',
    ),
    alphabet: '0129:rot+-',
    dockerfile: (value) => `FROM scratch\nCOPY --link --chown=${value} a /a\n`,
    accepted: (value) => value === '' || isNumericOwner(value),
  },
  'stage name': {
    values: split('build build-1 a.b_c 1st a/b -a _a a:b é a'),
    alphabet: 'ab0-_./:',
    dockerfile: (value) => `FROM alpine AS ${value}\n`,
    // BuildKit turns names to lower case; ours are.
    accepted: (value) => stageNameFault(value) === undefined,
  },
  'source of COPY': {
    values: [
      ...split(
        'a ./a ../a http://x/a https://x/a.git https://x/a.git#main git://x/a ssh://git@x/a git@x.y:a/b git@x.y:a?b#c ' +
          'github.com/a/b ftp://x/a.git HTTP://x/a.git http://x/a.git/ https://x/a%2egit https://x/%zz.git a@b:c @b:c ' +
          'http:/x/a.git https://x/a.git?x',
      ),
      'a b@c:d',
    ],
    alphabet: 'agit:/@.#?h-',
    dockerfile: (value) => `FROM scratch\nCOPY ${JSON.stringify([value, '/x/'])}\n`,
    accepted: (value) => sourceKind(value) === 'path' && gitSource(value)?.fault === undefined,
  },
  'query of a git source': {
    values: [
      ...split(
        'ref=a ref= ref ref=a&ref=b tag=v1 branch=b tag=a&branch=b ref=a&tag=a ref=refs/tags/a&tag=a subdir=x ' +
          'mtime=commit mtime=now keep-git-dir keep-git-dir=1 keep-git-dir=maybe submodules=false ' +
          'fetch-by-commit=T what=1 checksum=abc commit=abc a;b & %zz=1 =1',
      ),
      '',
    ],
    alphabet: 'refstag=&b1+%;',
    dockerfile: (value) => `FROM scratch\nADD https://x.example/a.git?${value} /x/\n`,
    accepted: (value) => gitSource(`https://x.example/a.git?${value}`)!.fault === undefined,
  },
}

function split(text: string): string[] {
  return text.split(' ')
}

function mutations(value: string, alphabet: string): string[] {
  const out = [value]
  for (let i = 0; i <= value.length && i < 24; i++) {
    out.push(value.slice(0, i) + value.slice(i + 1), value.slice(0, i) + value.slice(i, i + 1) + value.slice(i))
    const put = alphabet[(i * 7 + value.length) % alphabet.length]!
    out.push(value.slice(0, i) + put + value.slice(i), value.slice(0, i) + put + value.slice(i + 1))
  }
  return out
}

describe.each(Object.entries(kinds))('%s', (_, { values, alphabet, dockerfile, accepted }) => {
  // What the instruction itself would read otherwise is not the value that we ask about.
  const readable = (value: string): boolean => value !== '' && !/^[\s#]|\s$|["'\\$]/.test(value)
  const asked = [...new Set(values.flatMap((value) => mutations(value, alphabet)))].filter(readable)

  it('is judged as BuildKit judges it', () => {
    const answers = lintAll(asked.map(dockerfile))
    const wrong = asked.flatMap((value, i) => {
      const { error, buildError } = answers[i]!
      const refused = error ?? buildError
      return accepted(value) === (refused === undefined) ? [] : [{ value, buildkit: refused?.message ?? 'accepted' }]
    })
    expect(wrong).toEqual([])
    expect(asked.length).toBeGreaterThan(50)
  })
})
