import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

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
})
