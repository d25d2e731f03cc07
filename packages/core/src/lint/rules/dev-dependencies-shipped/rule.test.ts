import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('dev-dependencies-shipped', () => {
  test.each([
    [
      'node_modules by name',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM node:22\nCOPY --from=b /app/node_modules /x\n',
      [6],
    ],
    [
      'with all of the folder',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN yarn && yarn build\nFROM node:22\nCOPY --from=b /app /x\n',
      [6],
    ],
    [
      'something else',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM node:22\nCOPY --from=b /app/dist /x\n',
      [],
    ],
    [
      'taken out again',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nRUN npm prune --omit=dev\nFROM node:22\nCOPY --from=b /app /x\n',
      [],
    ],
    [
      'installed without',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev\nRUN npm run build\nFROM node:22\nCOPY --from=b /app /x\n',
      [],
    ],
    [
      'left out by the environment',
      'FROM node:22 AS b\nENV NODE_ENV=production\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM node:22\nCOPY --from=b /app /x\n',
      [],
    ],
    [
      'nothing is built',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci\nFROM node:22\nCOPY --from=b /app /x\n',
      [],
    ],
    [
      'from a stage that is not shipped',
      'FROM node:22 AS b\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build\nFROM node:22 AS c\nCOPY --from=b /app /x\nFROM scratch\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('dev-dependencies-shipped', text)).toEqual(lines)
  })
})
