import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('needless-sudo', () => {
  test.each([
    ['of a well-known image', 'FROM debian:12\nRUN sudo apt-get update\n', [2]],
    ['by USER', 'FROM corp/x\nUSER root\nRUN a && sudo b\n', [3]],
    ['who is not known', 'FROM corp/x\nRUN sudo b\n', []],
    ['somebody else', 'FROM debian:12\nRUN useradd x\nUSER x\nRUN sudo b\n', []],
    ['as somebody else', 'FROM debian:12\nRUN sudo -u x b\n', []],
    ['a package', 'FROM debian:12\nRUN apt-get install -y sudo\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('needless-sudo', text)).toEqual(lines)
  })

  test.each([
    ['sudo x', true],
    ['sudo -E -H x', true],
    ['sudo -g app x', true],
    ['sudo -- x', true],
    ['sudo A=1 x', true],
    ['nohup sudo x', true],
    ['x | sudo tee y', true],
    ['if a; then sudo x; fi', true],
    ['sudo mysql -u root', true],
    ['sudo apt-get install -yu x', true],
    ['sudo bash -c "x"', true],
    // As somebody else
    ['sudo -u app x', false],
    ['sudo -uapp x', false],
    ['sudo -nu app x', false],
    ['sudo --user=app x', false],
    ['sudo --user app x', false],
    // No command of it
    ['sudo -i', false],
    ['command -v sudo', false],
    ['echo sudo', false],
    ['sudoedit x', false],
  ])('%s: %s', (command, isReported) => {
    expect(linesOf('needless-sudo', `FROM debian:12\nRUN ${command}\n`)).toEqual(isReported ? [2] : [])
  })

  test.each([
    ['USER 0', [3]],
    ['USER root:app', [3]],
    ['USER 0:0', [3]],
    ['USER 00', []],
    ['USER rooty', []],
    ['ARG U\nUSER $U', []],
    ['USER app\nUSER root', [4]],
  ])('behind %j: %j', (user, lines) => {
    expect(linesOf('needless-sudo', `FROM corp/x\n${user}\nRUN sudo x\n`)).toEqual(lines)
  })

  test('says what is run, the first of a RUN, and what to do', () => {
    expect(saidBy('needless-sudo', 'FROM debian:12\nRUN a && sudo b && sudo c\n')).toMatchObject([
      {
        severity: 'info',
        message: 'b is run with sudo, and root is who runs this instruction',
        hint: 'Leave sudo out; to run as somebody else write USER before it',
        place: { line: 2 },
      },
    ])
  })
})
