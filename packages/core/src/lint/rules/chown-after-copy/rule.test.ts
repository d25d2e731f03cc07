import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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

  test.each([
    // Every form of the command
    ['COPY . /app\nRUN chown app -R /app', true],
    ['COPY . /app\nRUN chown -cR app: /app', true],
    ['COPY . /app\nRUN chown --recursive 1000:0 /app/', true],
    ['COPY . /app\nRUN sudo chown -R $U:$G /app', true],
    ['COPY . /app\nRUN chown -R --from=root app /app', true],
    ['COPY . /app\nRUN ["chown", "-R", "app", "/app"]', true],
    ['COPY . /app\nRUN chown -R app /data /app', true],
    ['COPY . /app\nRUN chown -R app /', true],
    ['COPY . /app\nRUN chown --reference=/x -R /app', false],
    ['COPY . /app\nRUN chgrp -R app /app', false],
    ['COPY . /app\nRUN find /app -exec chown app {} +', false],
    // Where it was copied to
    ['COPY --from=b /a /app\nRUN chown -R app /app', true],
    ['ADD . /app\nRUN chown -R app /app', true],
    ['COPY . /app\nUSER app\nRUN chown -R app /app', true],
    ['WORKDIR /app\nCOPY . .\nRUN chown -R app ../app', true],
    ['WORKDIR /app\nCOPY . .\nRUN chown -R app "$PWD"', false],
    ['ARG D\nCOPY . $D\nRUN chown -R app /app', false],
    ['RUN chown -R app /app\nCOPY . /app', false],
    // What a folder is taken for, and a file
    ['COPY a.txt b /app/\nRUN chown -R app /app', true],
    ['COPY a.txt b.d.txt /app/\nRUN chown -R app /app', false],
    ['COPY .env .npmrc .bash_profile /app/\nRUN chown -R app /app', false],
    ['COPY .github /app/\nRUN chown -R app /app', true],
    ['COPY <<E /app/a\nE\nRUN chown -R app /app', false],
    ['COPY $X /app\nRUN chown -R app /app', false],
  ])('%j: %s', (instructions, isReported) => {
    expect(linesOf('chown-after-copy', `FROM a\n${instructions}\n`).length > 0).toBe(isReported)
  })

  test('says what is stored twice, once for a RUN', () => {
    const text = 'FROM a\nCOPY a /app\nCOPY b /srv\nRUN chown -R x /app && chown -R x /srv\n'
    expect(saidBy('chown-after-copy', text)).toMatchObject([
      {
        severity: 'info',
        message: 'chown -R stores what was copied to /app a second time',
        hint: 'Write COPY --chown, and leave this out or name only what else needs it',
        place: { line: 4 },
        related: [{ message: 'it is copied here', place: { line: 2 } }],
      },
    ])
  })

  test('follows what a stage has of the one that it begins with', () => {
    expect(linesOf('chown-after-copy', 'FROM a AS b\nCOPY . /app\nFROM b\nRUN chown -R x /app\n')).toEqual([4])
  })

  test('looks at the last two hundred copies', () => {
    const text = (others: number): string => `FROM a\nCOPY . /app\n${'COPY . /x\n'.repeat(others)}RUN chown -R x /app\n`
    expect(linesOf('chown-after-copy', text(199))).toEqual([202])
    expect(linesOf('chown-after-copy', text(200))).toEqual([])
  })
})
