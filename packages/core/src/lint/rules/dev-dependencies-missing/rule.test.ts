import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

describe('dev-dependencies-missing', () => {
  test.each([
    ['in one RUN', 'FROM a\nRUN npm ci --only=production && npm run build\n', [2]],
    ['a later installation of all', 'FROM a\nRUN npm ci --omit=dev\nRUN npm ci\nRUN npm run build\n', []],
    ['another stage', 'FROM a\nRUN npm ci --omit=dev\nFROM a\nRUN npm run build\n', []],
    ['a stage that begins with it', 'FROM a AS b\nRUN yarn --production\nFROM b\nRUN yarn build\n', [4]],
    ['other scripts', 'FROM a\nRUN npm ci --omit=dev\nRUN npm run migrate\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('dev-dependencies-missing', text)).toEqual(lines)
  })

  const isMissing = (instructions: string): boolean =>
    linesOf('dev-dependencies-missing', `FROM a\n${instructions}\n`).length > 0

  test.each([
    // Every way to leave them out, and to build
    ['RUN npm ci --omit dev && npm run-script build', true],
    ['RUN npm ci --only=prod && npm run build', true],
    ['RUN NODE_ENV=production npm ci && npm run build', true],
    ['RUN yarn install --production=true && yarn run build', true],
    ['RUN pnpm i --prod && pnpm build', true],
    ['RUN pnpm i -P && pnpm run build', true],
    ['RUN npm ci --omit=dev && yarn build', true],
    ['RUN npm ci --production=false && npm run build', false],
    ['RUN npm ci --omit=dev --include=dev && npm run build', false],
    ['RUN npm ci --omit=optional && npm run build', false],
    ['RUN bundle install --without development && npm run build', false],
    // What builds nothing, or before
    ['RUN npm ci --omit=dev && npm run build:css', false],
    ['RUN npm ci --omit=dev && npx tsc', false],
    ['RUN npm run build && npm ci --omit=dev', false],
    // What may bring the tools
    ['RUN npm ci --omit=dev && npm i -D typescript && npm run build', false],
    ['RUN yarn --production && yarn add vite && yarn build', false],
    ['RUN npm ci --omit=dev\nCOPY --from=b /app/node_modules ./node_modules\nRUN npm run build', false],
    ['RUN npm ci --omit=dev\nADD node_modules /x\nRUN npm run build', false],
    ['RUN npm ci --omit=dev\nCOPY . .\nRUN npm run build', true],
    // Another project
    ['RUN npm ci --omit=dev --prefix api && npm run build', false],
    ['RUN npm ci --omit=dev && npm run build --prefix web', false],
    ['RUN npm ci --omit=dev && cd web && npm run build', false],
    ['RUN npm ci --omit=dev && cd $WEB && npm run build', false],
    ['RUN cd web && npm ci --omit=dev && npm run build', true],
    ['RUN cd web && npm ci --omit=dev && cd .. && npm run build', false],
    ['RUN cd api && npm ci --omit=dev\nRUN npm run build', false],
    ['RUN cd api && npm ci --omit=dev\nRUN cd ./api && npm run build', true],
    ['WORKDIR /api\nRUN npm ci --omit=dev\nWORKDIR /web\nRUN npm run build', false],
    ['WORKDIR /api\nRUN npm ci --omit=dev\nRUN cd /api && npm run build', true],
  ])('%j: %s', (instructions, expected) => {
    expect(isMissing(instructions)).toBe(expected)
  })

  test('says where the others are left out', () => {
    expect(saidBy('dev-dependencies-missing', 'FROM a\nRUN npm ci --omit=dev\nRUN npm run build\n')).toMatchObject([
      {
        severity: 'info',
        message: 'npm builds in a stage that has production dependencies only; build tools are usually others',
        hint: 'Install all dependencies in this stage, and production dependencies in the stage that runs',
        place: { line: 3 },
        related: [{ message: 'the others are left out here', place: { line: 2 } }],
      },
    ])
  })
})
