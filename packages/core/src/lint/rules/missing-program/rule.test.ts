import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('missing-program', () => {
  test.each([
    ['an absolute path on nothing', 'FROM scratch\nCOPY --from=b /a /app\nENTRYPOINT ["/ap"]\n', [3]],
    ['a folder may hold it', 'FROM scratch\nCOPY --from=b /out /srv\nENTRYPOINT ["/srv/app"]\n', []],
    ['all of another stage', 'FROM scratch\nCOPY --from=b / /\nENTRYPOINT ["/app"]\n', []],
    ['the file itself', 'FROM scratch\nCOPY --from=b /a /app\nENTRYPOINT ["/app"]\nCMD ["/x"]\n', []],
    ['what the image has', 'FROM python:3.12\nCOPY . /app\nCMD ["/usr/local/bin/python", "-m", "http.server"]\n', []],
    ['the program of an interpreter', 'FROM node:22\nCOPY . /app\nCMD ["node", "server.js"]\n', [3]],
    ['in shell form', 'FROM python:3.12\nCOPY . /app\nCMD exec python -u app.py\n', [3]],
    ['variables', 'FROM python:3.12\nCOPY . /app\nCMD python $APP/app.py\n', []],
    ['commands that might bring it', 'FROM node:22\nRUN git clone https://e.org/a .\nCMD ["node", "server.js"]\n', []],
    [
      'commands that do not',
      'FROM node:22\nRUN apt-get update && apt-get install -y curl\nCOPY . /app\nCMD ["node", "server.js"]\n',
      [4],
    ],
    ['an image that is not known', 'FROM corp/node\nCOPY . /app\nCMD ["node", "server.js"]\n', []],
    ['arguments of CMD', 'FROM node:22\nCOPY . /app\nENTRYPOINT ["node"]\nCMD ["server.js"]\n', [3]],
    [
      'files that a volume may bring',
      'FROM node:22\nWORKDIR /app\nCOPY x.conf /etc/x.conf\nCMD ["node", "server.js"]\n',
      [],
    ],
    ['a module', 'FROM python:3.12\nCOPY . /app\nCMD ["python", "-m", "app.py"]\n', []],
    [
      'a stage that is begun with',
      'FROM node:22 AS b\nWORKDIR /app\nFROM b\nCOPY . .\nCMD ["node", "server.js"]\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('missing-program', text)).toEqual(lines)
  })
})
