import { describe, expect, test } from 'vitest'
import { lines, runtimeOf, splitOf } from './testing/split-of.js'

const files = {
  'package.json': '{ "dependencies": { "express": "5" } }',
  'app.js': 'x\n',
  'conf/app.json': '{}\n',
  'start.sh': '#!/bin/sh\nexec node app.js\n',
}
const text = (...steps: readonly string[]): string => lines('FROM node:22', ...steps, 'CMD ["node", "app.js"]')

/** The folders and files that the runtime takes from the builder. */
const taken = (...steps: readonly string[]): string =>
  [...runtimeOf(text(...steps), files).matchAll(/^COPY --from=builder (\S+) \S+$/gm)].map(([, path]) => path!).join(' ')

describe('the folders of an app', () => {
  test.each<[name: string, steps: string[], paths: string]>([
    ['one', ['WORKDIR /app', 'COPY . .', 'RUN npm ci'], '/app'],
    ['one, by its files', ['WORKDIR /app', 'COPY package.json app.js ./', 'RUN npm ci'], '/app'],
    [
      'one, by a file of another name',
      ['WORKDIR /app', 'COPY package.json ./', 'COPY app.js ./main.js', 'RUN npm ci'],
      '/app',
    ],
    [
      'one with others in it',
      ['WORKDIR /app', 'COPY package.json .', 'RUN npm ci', 'COPY conf ./conf', 'RUN npm run x'],
      '/app',
    ],
    [
      'where it works',
      ['WORKDIR /app', 'COPY package.json .', 'RUN npm ci', 'WORKDIR /build', 'COPY conf .', 'RUN npx tsc'],
      '/app /build',
    ],
    ['another beside it', ['WORKDIR /app', 'COPY . .', 'COPY conf /srv/conf', 'RUN npm ci'], '/app /srv/conf'],
    [
      'a file among those of the system',
      ['WORKDIR /app', 'COPY . .', 'COPY start.sh /usr/local/bin/start.sh', 'RUN npm ci'],
      '/app /usr/local/bin/start.sh',
    ],
    [
      'a file of the system under its name',
      ['WORKDIR /app', 'COPY . .', 'COPY conf/app.json /etc/app.json', 'RUN npm ci'],
      '/app /etc/app.json',
    ],
  ])('are %s', (_, steps, paths) => expect(taken(...steps)).toBe(paths))

  test.each<[name: string, steps: string[], refusal: string]>([
    [
      'the root',
      ['COPY . .', 'RUN npm ci'],
      '3: the app lies at the root of the image, among the files of the system | Give it a WORKDIR of its own',
    ],
    [
      'folders among those of the system',
      ['WORKDIR /app', 'COPY . .', 'COPY conf /etc/app', 'RUN npm ci'],
      '4: what it copies into /etc/app is not told apart there',
    ],
    [
      'where a RUN writes beside them',
      ['WORKDIR /app', 'COPY . .', 'RUN npm ci && echo a > /srv/b'],
      '4: whether the app reads /srv/b, which it writes, is not known',
    ],
  ])('are refused: %s', (_, steps, refusal) => expect(splitOf(text(...steps), files)).toBe(refusal))

  test('may have what a RUN writes into them', () => {
    expect(taken('WORKDIR /app', 'COPY . .', 'RUN npm ci && echo a > version.txt 2>/dev/null')).toBe('/app')
  })
})
