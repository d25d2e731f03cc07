import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('apt-command', () => {
  test.each([
    ['by its name', 'FROM a\nRUN x && apt update\n', [2]],
    ['another one', 'FROM a\nRUN apt-get update; echo apt\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('apt-command', text, { rules: { 'apt-command': 'info' } })).toEqual(lines)
  })

  test('is off', () => {
    expect(linesOf('apt-command', 'FROM a\nRUN apt update\n')).toEqual([])
  })

  test.each([
    ['apt update', 'Write apt-get update'],
    ['apt -y install x', 'Write apt-get install'],
    ['apt -o Acquire::Retries=3 update', 'Write apt-get update'],
    ['sudo /usr/bin/apt upgrade', 'Write apt-get upgrade'],
    ['apt', 'Write apt-get'],
    ['apt update && apt install x', 'Write apt-get update'],
  ])('of %s, once for a RUN: %s', (command, hint) => {
    expect(saidBy('apt-command', `FROM a\nRUN ${command}\n`, { rules: { 'apt-command': 'info' } })).toMatchObject([
      {
        severity: 'info',
        message: 'apt is for people: what it prints, and asks, may change from release to release',
        hint,
        place: { line: 2 },
      },
    ])
  })
})
