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

    ...[
      'install',
      'localinstall',
      'groupinstall',
      'reinstall',
      'update',
      'upgrade',
      'remove',
      'erase',
      'autoremove',
      'swap',
      'downgrade',
    ].map((verb): [string, string, number[]] => [
      `${verb} of each`,
      `FROM a\nRUN yum ${verb} x\nRUN dnf5 ${verb} x\nRUN tdnf ${verb} x\n`,
      [2, 3, 4],
    ]),
    ...['install', 'in', 'remove', 'rm', 'update', 'up', 'patch', 'dist-upgrade', 'dup'].map(
      (verb): [string, string, number[]] => [`zypper ${verb}`, `FROM a\nRUN zypper ${verb} x\n`, [2]],
    ),
    ...['-y', '--assumeyes', '--downloadonly', '--assumeno'].map((option): [string, string, number[]] => [
      `dnf ${option}`,
      `FROM a\nRUN dnf install ${option} x\n`,
      [],
    ]),
    ...['-n', '-y', '--non-interactive', '--no-confirm', '--dry-run', '--download-only'].map(
      (option): [string, string, number[]] => [`zypper ${option}`, `FROM a\nRUN zypper ${option} in x\n`, []],
    ),
    ...['-Ss x', '-Si x', '-Sl x', '-Sg x', '-Sp x', '-Sc x', '-Qi x', '-S --print x', '-R --noconfirm x'].map(
      (words): [string, string, number[]] => [`pacman ${words}`, `FROM a\nRUN pacman ${words}\n`, []],
    ),
    ...['-S x', '-R x', '-U x', '-Rns x', '-Su', '-Syu'].map((words): [string, string, number[]] => [
      `pacman ${words}`,
      `FROM a\nRUN pacman ${words}\n`,
      [2],
    ]),
  ])('%s', (_, text, lines) => {
    expect(linesOf('assume-yes', text)).toEqual(lines)
  })
})
