import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('chown-after-copy', () => {
  test.each([
    ['relative to the working directory', 'FROM a\nWORKDIR /app\nCOPY . .\nRUN chown -R node:node .\n', [4]],
    ['the working directory is not known', 'FROM a\nCOPY . .\nRUN chown -R node:node .\n', []],
    ['with an owner already', 'FROM a\nCOPY --chown=node . /app\nRUN chown -R node /app\n', []],
    ['another folder', 'FROM a\nCOPY . /app\nRUN chown -R node /data\n', []],
    ['among other commands', 'FROM a\nCOPY . /app\nRUN adduser -D x && chown -hR x /data /app && true\n', [3]],
    ['a file without a name before the dot', 'FROM a\nCOPY .htaccess /web/\nRUN chown -R x /web\n', []],
    ['single files', 'FROM a\nCOPY a.conf /etc/x/\nRUN chown -R x /etc/x\n', []],
    [
      'a stage that is not shipped',
      'FROM a AS b\nCOPY . /app\nRUN chown -R x /app\nFROM a\nCOPY --from=b /app /app\n',
      [],
    ],
    ['not recursive', 'FROM a\nCOPY . /app\nRUN chown x /app\n', []],

    [
      'whose files root keeps',
      'FROM a\nCOPY . /app\nRUN chown -R root /app; chown -R 0:0 /app; chown -R root:root /app; chown -R :x /app\n',
      [],
    ],
    ['a number', 'FROM a\nCOPY . /app\nRUN chown -R 01 /app\n', [3]],
    ['all that is in it', 'FROM a\nADD . /app\nRUN chown --recursive x /app/*\n', [3]],
    ['a part of it', 'FROM a\nCOPY . /app\nRUN chown -R x /app/data\n', []],
    ['a folder above', 'FROM a\nCOPY . /srv/app\nRUN chown -R x /srv\n', [3]],
    ['a target that is not known', 'FROM a\nCOPY . /app\nRUN chown -R x $APP; chown -R x\n', []],
    ['from another folder', 'FROM a\nCOPY . /app\nWORKDIR /\nRUN cd /app && chown -R x app\n', []],
    ['by a trigger', 'FROM a AS b\nONBUILD COPY . /app\nFROM b\nRUN chown -R x /app\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('chown-after-copy', text)).toEqual(lines)
  })
})
