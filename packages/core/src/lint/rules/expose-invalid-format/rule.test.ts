import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('ExposeInvalidFormat', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['EXPOSE 80 80-90 80-90/tcp', []],
    ['EXPOSE 80:80 81', [2]],
    ['EXPOSE 1:1 2:2', [2, 2]],
    ['EXPOSE 80:80 80:80', [2, 2]],
    ['EXPOSE 80-81:80-81/udp', [2]],
    ['EXPOSE 1.2.3.4:80:80', [2]],
    ['EXPOSE 1.2.3.4::80', [2]],
    ['EXPOSE [::1]:80:80', [2]],
    ['EXPOSE [::1]::80', [2]],
    ['EXPOSE ::1:80:80', [2]],
    ['EXPOSE :80', []],
    ['EXPOSE "80:80"', [2]],
    ['EXPOSE 80 \\\n  81:81', [2]],
    ['ARG P=80:80\nEXPOSE $P', [3]],
    ['ARG P="80:80 81 82:82"\nEXPOSE $P', [3, 3]],
    ['ARG P=80\nEXPOSE $P:$P', [3]],
    ['ARG P\nEXPOSE $P', []],
    ['EXPOSE $P', []],
    ['ONBUILD EXPOSE 80:80', []],
    ['ONBUILD EXPOSE 80:80\nFROM a', []],
    ['# check=skip=ExposeInvalidFormat\nEXPOSE 80:80\nEXPOSE 81:81', [4]],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('ExposeInvalidFormat', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test('of a trigger, in the stage that it runs in', () => {
    expect(linesOf('ExposeInvalidFormat', 'FROM a AS b\nONBUILD EXPOSE 80:80\nFROM b\n')).toEqual([3])
  })

  test('says what to write', () => {
    expect(saidBy('ExposeInvalidFormat', 'FROM a\nEXPOSE 1.2.3.4:80:81/TCP\n')).toMatchObject([
      {
        severity: 'warning',
        message:
          'EXPOSE 1.2.3.4:80:81/TCP: an address or a port of the host means nothing here, and a future BuildKit refuses it',
        hint: 'Publish ports when the container is started: docker run -p …',
        place: { line: 2 },
      },
    ])
  })
})
