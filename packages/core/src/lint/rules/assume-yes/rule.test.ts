import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('assume-yes', () => {
  test.each([
    [
      'each manager',
      'FROM a\nRUN yum install x\nRUN dnf upgrade\nRUN zypper install x\nRUN pacman -Syu x\n',
      [2, 3, 4, 5],
    ],
    [
      'each with an answer',
      'FROM a\nRUN yum -y install x && dnf upgrade -qy && zypper -n install x && zypper in -y x && pacman -Syu --noconfirm x\n',
      [],
    ],
    ['piped', 'FROM a\nRUN yes | yum install x\n', []],
    [
      'commands that ask nothing',
      'FROM a\nRUN yum list; pacman -Q; dnf makecache; pacman -Ss x; pacman -Sy; pacman -Syy\n',
      [],
    ],
    ['pacman upgrades', 'FROM a\nRUN pacman -Syu\nRUN pacman -Sy x\n', [2, 3]],
    ['a variable may hold it', 'FROM a\nRUN dnf $OPTS install x\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('assume-yes', text)).toEqual(lines)
  })
})
