import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('apt-recommends', () => {
  test.each([
    [
      'configured',
      `FROM a\nRUN echo 'APT::Install-Recommends "0";' > /etc/apt/apt.conf.d/x && apt-get install x\n`,
      [],
    ],
    ['a stage that is not shipped', 'FROM a AS b\nRUN apt-get install x\nFROM a\nCOPY --from=b /x /x\n', []],
    ['a variable may be the option', 'FROM a\nARG O\nRUN apt-get install $O x\n', []],
    ['packages by name', 'FROM a\nRUN apt install x\n', [2]],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-recommends', text, { rules: { 'apt-recommends': 'info' } })).toEqual(lines)
  })

  test('is off', () => {
    expect(linesOf('apt-recommends', 'FROM a\nRUN apt install x\n')).toEqual([])
  })

  test.each([
    ['apt-get install -y x', true],
    ['apt-get -qq install x', true],
    ['apt-get install --install-suggests x', true],
    ['apt-get install --no-install-recommends x', false],
    ['apt-get --no-install-recommends install x', false],
    ['apt-get install -o APT::Install-Recommends=false x', false],
    ['apt-get install x && apt-get install --no-install-recommends y', false],
    ['apt-get update && apt-get upgrade', false],
    ['aptitude install x', false],
  ])('%s: %s', (command, isReported) => {
    const rules = { 'apt-recommends': 'info' } as const
    expect(linesOf('apt-recommends', `FROM a\nRUN ${command}\n`, { rules })).toEqual(isReported ? [2] : [])
  })

  test.each(['apt', 'apt-get'])('of %s says what to write, once for a RUN', (name) => {
    const text = `FROM a\nRUN ${name} install x && ${name} install y\n`
    expect(saidBy('apt-recommends', text, { rules: { 'apt-recommends': 'info' } })).toMatchObject([
      {
        severity: 'info',
        message: `${name} install takes recommended packages along, which are often more than what was asked for`,
        hint: `Write ${name} install --no-install-recommends`,
      },
    ])
  })
})
