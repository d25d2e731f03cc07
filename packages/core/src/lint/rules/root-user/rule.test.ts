import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('root-user', () => {
  test.each([
    ['at the USER that says it', 'FROM corp/x\nUSER app\nUSER 0:0\n', [3]],
    ['at the FROM where nothing says it', 'FROM alpine\nRUN x\nCMD x\n', [1]],
    ['only the last stage', 'FROM alpine\nUSER root\nFROM corp/x\nUSER 1000\n', []],
    ['the stage that it begins with', 'FROM alpine AS a\nUSER 1000\nFROM a\nRUN x\n', []],
    ['an image that is not known', 'FROM corp/x\nRUN x\n', []],
    ['whose entry point does so', 'FROM postgres:17\n', []],
    ['a server whose workers are somebody else', 'FROM nginx:1.29-alpine\n', []],
    ['the PHP that has a server', 'FROM php:8.4-fpm-alpine\nRUN x\n', []],
    ['the PHP that has none', 'FROM php:8.4-cli\nRUN x\nCMD ["php", "x.php"]\n', [1]],
    ['an image that is built on such a server', 'FROM corp/nginx:1\n', []],
    ['and says that it is root', 'FROM corp/nginx:1\nUSER root\n', [2]],
    ['a server in a stage below', 'FROM docker.io/library/mongo:8 AS a\nFROM a\nUSER root\n', []],
    ['a server in a mirror', 'FROM public.ecr.aws/docker/library/redis:8\nUSER root\n', []],
    ['a server whose version is given', 'ARG V\nFROM postgres:$V\nUSER root\n', []],
    ['a server of another publisher', 'FROM docker.io/valkey/valkey:8\nUSER root\n', []],
    ['who is somebody else once it runs', 'FROM alpine\nRUN apk add su-exec\n', []],
    ['a distribution with nothing that it starts', 'FROM debian:12\nRUN x\n', []],
    ['a shell', 'FROM debian:12\nCMD ["bash", "-l"]\n', []],
    ['a language for others', 'FROM debian:12\nENTRYPOINT ["docker-entrypoint.sh"]\nCMD ["node"]\n', []],
    ['a program that a shell starts', 'FROM debian:12\nCMD ["sh", "-c", "x"]\nFROM node\nCMD node x.js\n', [3]],
    ['an entry point alone', 'FROM debian:12\nENTRYPOINT ["/entrypoint.sh"]\n', [1]],
    ['a shell of a root that is asked for', 'FROM debian:12\nUSER root\nCMD ["bash"]\n', [2]],
    ['who starts others as somebody else', 'FROM alpine\nRUN apk add supervisor\nCMD ["supervisord"]\n', []],
    ['who is told whom to become', 'FROM debian:12\nCMD ["/usr/bin/rspamd", "-f", "-u", "_rspamd"]\n', []],
    ['an option of python', 'FROM python:3\nCMD ["python3", "-u", "x"]\n', [1]],
    ['a variable', 'FROM alpine\nUSER $APP_UID\n', []],

    ...['postgres', 'mysql:8', 'mariadb@sha256:0', 'redis', 'valkey', 'mongo', 'rabbitmq', 'httpd', 'php:8-apache'].map(
      (image): [string, string, number[]] => [`a server of its own: ${image}`, `FROM ${image}\nUSER root\nCMD x\n`, []],
    ),
    ...['alpine', 'busybox', 'docker.io/library/ubuntu:24.04', 'fedora', 'archlinux', 'buildpack-deps', 'scratch'].map(
      (image): [string, string, number[]] => [`nothing that it starts: ${image}`, `FROM ${image}\nRUN x\n`, []],
    ),
    ['an image with a program of its own', 'FROM node\nRUN x\n', [1]],
    ['that is told', 'FROM alpine\nCMD ["x", "--user=app"]\nFROM alpine\nCMD ["x", "--user", "app"]\n', []],
    ['that is told a number', 'FROM alpine\nCMD ["x", "-u", "0"]\n', [1]],
    ['that is told nothing', 'FROM alpine\nCMD ["x", "-u"]\n', [1]],
    ...['gosu', 'setpriv', 's6-setuidgid', 's6-overlay', 'supervisor', 'supervisord'].map(
      (name): [string, string, number[]] => [`by ${name}`, `FROM alpine\nRUN apk add ${name}\nCMD x\n`, []],
    ),
    ['by a file that is copied', 'FROM alpine\nCOPY gosu /bin/\nCMD x\n', []],
    ['by a file that is not it', 'FROM alpine\nCOPY gosux /bin/\nCMD x\n', [1]],
    ['a shell that is said above its entry point', 'FROM debian:12\nCMD ["bash"]\nENTRYPOINT ["/entrypoint.sh"]\n', []],
    [
      'a shell of the base, which its entry point forgets',
      'FROM debian:12 AS a\nCMD ["bash"]\nFROM a\nENTRYPOINT ["/entrypoint.sh"]\n',
      [3],
    ],
    [
      'a shell that a trigger brings',
      'FROM debian:12 AS a\nONBUILD CMD ["bash"]\nFROM a\nENTRYPOINT ["/entrypoint.sh"]\n',
      [],
    ],
    ['a CMD that an entry point takes from its base', 'FROM alpine AS a\nCMD ["x"]\nFROM a\nENTRYPOINT ["sh"]\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('root-user', text, { rules: { 'root-user': 'warning' } })).toEqual(lines)
  })

  const isRoot = (text: string): boolean => linesOf('root-user', `${text}\n`).length > 0

  test.each([
    // Who runs it
    ['FROM corp/x\nUSER root', true],
    ['FROM corp/x\nUSER root:app', true],
    ['FROM corp/x\nUSER 0', true],
    ['FROM corp/x\nUSER app\nUSER root\nUSER app', false],
    ['FROM corp/x\nUSER rooty', false],
    ['FROM corp/x\nARG U=root\nUSER $U', true],
    ['FROM node AS a\nONBUILD USER root\nFROM a\nCMD ["x"]', true],
    ['FROM node AS a\nONBUILD USER app\nFROM a\nCMD ["x"]', false],
    ['FROM gcr.io/distroless/static\nCMD ["/x"]', false],
    ['FROM gcr.io/distroless/static:nonroot\nCMD ["/x"]', false],
    // Which shells only wait for people
    ...['sh', 'ash', 'zsh', 'python3', 'pypy3', 'irb', 'iex', 'erl', 'jshell', 'swift', 'ghci', 'R', 'julia'].map(
      (shell): [string, boolean] => [`FROM debian:12\nCMD ["/usr/bin/${shell}"]`, false],
    ),
    ['FROM php:8.4-cli\nCMD ["php", "-a"]', false],
    ['FROM debian:12\nCMD bash', false],
    ['FROM debian:12\nENTRYPOINT ["bash"]', false],
    ['FROM debian:12\nCMD ["bash", "run.sh"]', true],
    ['FROM debian:12\nENTRYPOINT ["/tini", "--"]\nCMD ["bash"]', true],
    ['FROM debian:12\nENTRYPOINT ["/my-entrypoint.sh"]\nCMD ["bash"]', false],
    // Who is told whom to become
    ['FROM debian:12\nENTRYPOINT ["x"]\nCMD ["-u", "app"]', true],
    ['FROM debian:12\nENTRYPOINT x --user app', false],
    ['FROM debian:12\nCMD ["x", "--user=0app"]', false],
    ['FROM debian:12\nCMD ["x", "--username=app"]', true],
    // Who has a program that becomes somebody else, where it is shipped
    ['FROM alpine AS b\nRUN apk add su-exec\nFROM alpine\nCMD x', true],
    ['FROM alpine AS b\nRUN apk add su-exec\nFROM b\nCMD x', false],
    ['FROM alpine\nCOPY --from=b /usr/bin/gosu /bin/\nCMD x', false],
  ])('%j: %s', (text, expected) => {
    expect(isRoot(text)).toBe(expected)
  })

  test('says what to write', () => {
    expect(saidBy('root-user', 'FROM corp/x\nUSER 0\nCMD x\n')).toMatchObject([
      {
        severity: 'info',
        message: 'the container runs as root',
        hint: 'End the last stage with a USER that the image has, or with a number such as USER 1000',
        place: { line: 2 },
      },
    ])
  })
})
