import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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

  /** A stage with a tree of files in /app, that starts something. */
  const reported = (start: string, base = 'node:22'): boolean =>
    linesOf('missing-program', `FROM ${base}\nCOPY . /app\n${start}\n`).length > 0

  test.each([
    // What an interpreter is given
    ['CMD ["node", "server.mjs"]', true],
    ['CMD ["node", "server.cjs"]', true],
    ['CMD ["/usr/local/bin/node", "server.js"]', true],
    ['CMD ["node", "src/server.js"]', true],
    ['CMD ["node", "lib/server.js"]', false],
    ['CMD ["node", "./server.js", "--port", "80"]', true],
    ['CMD ["node", "/server.js"]', true],
    ['CMD ["node", "/app/server.js"]', false],
    ['CMD ["node", "/app/lib/../server.js"]', false],
    ['CMD ["node", "../app/server.js"]', false],
    ['CMD ["node", "server"]', false],
    ['CMD ["node", "."]', false],
    ['CMD ["node"]', false],
    ['CMD ["node", "--inspect", "server.js"]', false],
    ['CMD ["node", "-r", "a.js", "server.js"]', false],
    ['CMD ["node", "/etc/server.js"]', false],
    ['CMD ["npm", "start"]', false],
    ['CMD ["tini", "--", "node", "server.js"]', false],
    // In shell form
    ['CMD node server.js', true],
    ['CMD exec node server.js', true],
    ['CMD node "server.js"', true],
    ['CMD node server.js && true', false],
    ['CMD cd /app && node server.js', false],
    ['CMD node $FILE', false],
    ['SHELL ["pwsh", "-c"]\nCMD node server.js', false],
    ['SHELL ["/bin/bash", "-c"]\nCMD node server.js', true],
    // CMD and ENTRYPOINT together
    ['ENTRYPOINT ["node"]\nCMD ["server.js"]', true],
    ['CMD ["server.js"]\nENTRYPOINT ["node"]', true],
    ['ENTRYPOINT ["node"]\nCMD server.js', false],
    ['ENTRYPOINT node\nCMD ["server.js"]', false],
    ['ENTRYPOINT ["node", "/app/server.js"]\nCMD ["other.js"]', false],
    ['CMD ["node", "other.js"]\nCMD ["node", "/app/server.js"]', false],
    // What may have put the file there
    ['WORKDIR /app\nCMD ["node", "server.js"]', false],
    ['WORKDIR app\nCMD ["node", "server.js"]', false],
    ['WORKDIR /app/lib\nCMD ["node", "server.js"]', false],
    ['WORKDIR /ap\nCMD ["node", "server.js"]', true],
    ['ARG DIR\nWORKDIR $DIR\nCMD ["node", "server.js"]', false],
    ['COPY server.js .\nCMD ["node", "server.js"]', false],
    ['ARG DIR\nCOPY server.js $DIR\nCMD ["node", "server.js"]', false],
    ['ADD https://example.org/server.js /server.js\nCMD ["node", "server.js"]', false],
    ['COPY <<E /server.js\nE\nCMD ["node", "server.js"]', false],
    ['VOLUME /data\nCMD ["node", "server.js"]', false],
    ['ARG "X"\nCMD ["node", "server.js"]', false],
    ['RUN tsc\nCMD ["node", "server.js"]', false],
    ['RUN npm ci && mkdir /x && chmod 1 /x\nCMD ["node", "server.js"]', true],
    ['RUN echo > server.js\nCMD ["node", "server.js"]', false],
  ])('%j: %s', (start, isReported) => {
    expect(reported(start)).toBe(isReported)
  })

  test.each([
    ['python:3.12', 'CMD ["python3.12", "-u", "app.py"]', true],
    ['python:3.12', 'CMD ["python", "-uO", "-B", "app.py"]', true],
    ['python:3.12', 'CMD ["python", "-c", "app.py"]', false],
    ['python:3.12', 'CMD ["pythonx", "app.py"]', false],
    ['ruby:3.4', 'CMD ["ruby", "app.rb"]', true],
    ['php:8.4-cli-alpine', 'WORKDIR /\nCMD ["php", "app.php"]', true],
    ['php:8.4-cli-alpine', 'CMD ["php", "app.php"]', false],
    ['debian:12', 'CMD ["perl", "app.pl"]', true],
    ['debian:12', 'CMD ["bash", "run.sh"]', true],
    ['debian:12', 'CMD ["sh", "-c", "run.sh"]', false],
    ['debian:12', 'CMD ["./serve"]', true],
    ['debian:12', 'CMD ["bin/run"]', false],
    ['debian:12', 'CMD ["run"]', false],
    ['debian:12', 'CMD ["/usr/bin/env", "node", "server.js"]', false],
    ['eclipse-temurin:21', 'CMD ["java", "-Xmx1g", "-jar", "app.jar"]', true],
    ['eclipse-temurin:21', 'CMD ["java", "-jar", "/app/app.jar"]', false],
    ['eclipse-temurin:21', 'CMD ["java", "-cp", "app.jar", "Main"]', false],
    ['eclipse-temurin:21', 'CMD ["java", "-jar"]', false],
  ])('of %s: %j: %s', (base, start, isReported) => {
    expect(reported(start, base)).toBe(isReported)
  })

  test('follows what a stage has of the one that it begins with', () => {
    const child = (before: string, after: string): readonly number[] =>
      linesOf('missing-program', `FROM node:22 AS base\nCOPY . /app\n${before}\nFROM base\n${after}\n`)
    expect(child('CMD ["node", "server.js"]', 'RUN true')).toEqual([3])
    expect(child('ENTRYPOINT ["node"]', 'CMD ["server.js"]')).toEqual([3])
    expect(child('CMD ["server.js"]', 'ENTRYPOINT ["node"]')).toEqual([])
    expect(child('CMD ["node", "server.js"]', 'WORKDIR /app')).toEqual([])
    expect(child('CMD ["node", "server.js"]', 'CMD ["node", "/app/server.js"]')).toEqual([])
    expect(child('ONBUILD CMD ["node", "server.js"]', 'RUN true')).toEqual([4])
  })

  test('only of the last stage', () => {
    expect(linesOf('missing-program', 'FROM node:22\nCOPY . /app\nCMD ["node", "a.js"]\nFROM node:22\n')).toEqual([])
  })

  test('says which folder was probably meant, the last one that was filled', () => {
    const hint = (text: string): string | undefined => saidBy('missing-program', text)[0]?.hint
    const start = 'CMD ["node", "server.js"]\n'
    expect(saidBy('missing-program', `FROM node:22\nCOPY . /srv/a\nCOPY . /app\n${start}`)).toMatchObject([
      {
        message: 'CMD starts server.js, which is /server.js here, and nothing has put a file there',
        hint: 'Write WORKDIR /app before it',
        place: { line: 4 },
      },
    ])
    expect(hint(`FROM node:22\nCOPY src /app\nCOPY x.conf /conf.d/\n${start}`)).toBe('Write WORKDIR /app before it')
    expect(hint('FROM scratch\nCOPY a /b\nENTRYPOINT ["/c"]\n')).toBeUndefined()
    expect(hint('FROM scratch\nCOPY a /b\nENTRYPOINT ["./c"]\n')).toBe('Write WORKDIR /b before it')
  })
})
