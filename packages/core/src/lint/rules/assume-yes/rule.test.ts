import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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
    ...[
      'yum list install',
      'dnf search swap',
      'dnf repoquery --requires update',
      'dnf help remove',
      'zypper se patch',
      'zypper info up',
      'zypper --no-refresh search in',
    ].map((command): [string, string, number[]] => [`what is looked for: ${command}`, `FROM a\nRUN ${command}\n`, []]),
    ['groups and modules', 'FROM a\nRUN dnf group install x\nRUN dnf module install x\n', [2, 3]],
    ['a package that is called like a subcommand', 'FROM a\nRUN dnf install list\nRUN zypper in search\n', [2, 3]],
    ['behind values of options', 'FROM a\nRUN dnf --releasever 42 install x\nRUN yum -c /x install y\n', [2, 3]],
    [
      'in other ways to run',
      'FROM a\nRUN ["dnf", "install", "x"]\nRUN sudo dnf install x\nRUN <<E\ndnf install x\nE\n',
      [2, 3, 4],
    ],
    ['every command', 'FROM a\nRUN dnf install x && dnf upgrade\n', [2, 2]],
    ['each stage', 'FROM a AS b\nRUN dnf install x\nFROM a\nRUN dnf install x\n', [2, 4]],
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

  test.each([
    [
      'dnf install x',
      'dnf install asks before it does anything, and nobody answers in a build',
      'Write dnf install -y',
    ],
    [
      '/usr/bin/yum update',
      'yum update asks before it does anything, and nobody answers in a build',
      'Write yum update -y',
    ],
    [
      'zypper in x',
      'zypper in asks before it does anything, and nobody answers in a build',
      'Write zypper --non-interactive in',
    ],
    [
      'pacman -S x',
      'pacman -S asks before it does anything, and nobody answers in a build',
      'Write pacman --noconfirm -S',
    ],
  ])('of %s says what to write', (command, message, hint) => {
    expect(saidBy('assume-yes', `FROM a\nRUN ${command}\n`)).toMatchObject([{ severity: 'warning', message, hint }])
  })
})
