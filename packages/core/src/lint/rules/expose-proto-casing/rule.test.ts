import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('ExposeProtoCasing', () => {
  test.each<readonly [instructions: string, lines: readonly number[]]>([
    ['EXPOSE 80/tcp 81/udp 82/sctp 83', []],
    ['EXPOSE 80/Tcp 81', [2]],
    ['EXPOSE 80/SCTP', [2]],
    ['EXPOSE 80/TCP 81/UDP', [2, 2]],
    ['EXPOSE 80:80/TCP', [2]],
    ['EXPOSE [::1]:80:80/TCP', [2]],
    ['EXPOSE 80-90/UDP', [2]],
    ['EXPOSE 80/', []],
    ['EXPOSE "80/TCP"', [2]],
    ['EXPOSE 80 \\\n  81/UDP', [2]],
    ['ARG P=80/TCP\nEXPOSE $P', [3]],
    ['ARG P=TCP\nEXPOSE 80/$P', [3]],
    ['ARG P="80/TCP 81/UDP 82/tcp"\nEXPOSE $P', [3, 3]],
    ['ARG P\nEXPOSE $P', []],
    ['# check=skip=ExposeProtoCasing\nEXPOSE 80/TCP', []],
    ['ONBUILD EXPOSE 80/TCP', []],
    ['ONBUILD EXPOSE 80/TCP\nFROM a', []],
  ])('%j: %j', (instructions, lines) => {
    expect(linesOf('ExposeProtoCasing', `FROM a\n${instructions}\n`)).toEqual(lines)
  })

  test('of a trigger in the stage that it runs in, and with another escape character', () => {
    expect(linesOf('ExposeProtoCasing', 'FROM a AS b\nONBUILD EXPOSE 80/TCP\nFROM b\n')).toEqual([3])
    expect(linesOf('ExposeProtoCasing', '# escape=`\nFROM a\nEXPOSE 80 `\n  81/TCP\n')).toEqual([3])
  })

  test('says what to write, and mends a port that stands there as it is', () => {
    const [found] = saidBy('ExposeProtoCasing', 'FROM a\nEXPOSE 80:81/tCp\n')
    expect(found).toMatchObject({
      severity: 'warning',
      message: 'EXPOSE 80:81/tCp: the protocol is written "tCp"',
      hint: 'Write "tcp"',
      fix: [{ kind: 'replace', by: { kind: 'expose', ports: ['80:81/tcp'] } }],
    })
    const fixes = (text: string) => saidBy('ExposeProtoCasing', text).map(({ fix }) => fix?.length)
    expect(fixes('FROM a\nARG P=80/TCP\nEXPOSE $P\n')).toEqual([undefined])
    expect(fixes('FROM a AS b\nONBUILD EXPOSE 80/TCP\nFROM b\n')).toEqual([undefined])
  })
})
