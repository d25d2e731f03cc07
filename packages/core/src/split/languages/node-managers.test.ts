import { describe, expect, test } from 'vitest'
import { lines, splitOf } from '../testing/split-of.js'

const files = {
  'package.json': JSON.stringify({
    scripts: { build: 'tsc', start: 'node app.js', all: 'npm run start', odd: 'frob x', 'by-yarn': 'yarn start' },
    dependencies: { express: '5' },
    devDependencies: { typescript: '5' },
  }),
  'app.js': 'x\n',
}
const made = (work: string, start = 'CMD ["node", "app.js"]') =>
  splitOf(lines('FROM node:22', 'WORKDIR /app', 'COPY . .', `RUN ${work}`, start), files)

describe('work of each manager', () => {
  test.each([
    'npm ci && npm test',
    'npm ci && npm rebuild',
    'npm ci && npx tsc',
    'yarn && yarn run build',
    'yarn && yarn test',
    'yarn global add typescript && yarn',
    'pnpm i && pnpm run build',
    'pnpm i && pnpm test',
    'pnpm add -g typescript && pnpm i',
  ])('%s stays in the builder', (work) =>
    expect(made(work)).toMatch(/^FROM node:22 AS builder\n[^]*\nFROM node:22-slim\n/),
  )

  test.each([
    ['npm ci && npm prune --omit=dev'],
    ['yarn && yarn prune'],
    ['pnpm i && pnpm prune --prod'],
    ['npm ci --omit=dev'],
    ['NODE_ENV=production npm ci'],
  ])('%s has left development dependencies out', (work) => {
    const [, ...runs] = made(work).match(/^RUN .*$/gm)!
    expect(runs).toEqual([])
  })

  test.each([
    ['bun install', 'how bun leaves development dependencies out is not known'],
    ['npm ci --prefix api', 'npm installs in another folder than it runs in'],
    ['npm run build', 'no RUN installs what package.json names'],
    ['npm i -g $X && npm ci', 'a variable says what is installed'],
  ])('%s is not followed', (work, why) => expect(made(work)).toBe(`4: ${why}`))
})

describe('what starts the app', () => {
  test.each(['npm start', 'npm run start', 'npm run all', 'node app.js'])('%s', (start) =>
    expect(made('npm ci', `CMD ${start}`)).toMatch(/\nFROM node:22-slim\n/),
  )
  test.each([
    ['npm run odd', '5: the container runs frob, and no dependency is called that'],
    ['npm run none', '5: package.json has no script "none"'],
    ['frob', '5: of frob, which the container runs, nothing is known'],
  ])('%s is not known', (start, why) => expect(made('npm ci', `CMD ${start}`)).toBe(why))
})
