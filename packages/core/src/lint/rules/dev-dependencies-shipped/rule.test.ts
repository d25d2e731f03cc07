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
      'asked for against the environment',
      'FROM node:22 AS b\nENV NODE_ENV=production\nWORKDIR /app\nCOPY . .\nRUN npm ci --include=dev && npm run build\nFROM node:22\nCOPY --from=b /app /x\n',
      [7],
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

    ...['npm i', 'pnpm install', 'yarn install --frozen-lockfile', 'npm ci --include=dev'].map(
      (command): [string, string, number[]] => [
        `by ${command}`,
        `FROM a AS b\nWORKDIR /app\nRUN ${command}\nRUN npm run build\nFROM a\nCOPY --from=b /app /x\n`,
        [6],
      ],
    ),
    ...[
      'pip install -r r.txt',
      'npm ci --prefix /app',
      'npm i x',
      'composer install',
      'pnpm i --prod',
      'npm ci && rm -rf node_modules',
      'pnpm i && pnpm deploy --prod /x',
      'yarn && yarn workspaces focus',
      'yarn && yarn autoclean',
    ].map((command): [string, string, number[]] => [
      `by ${command}`,
      `FROM a AS b\nWORKDIR /app\nRUN ${command}\nRUN npm run build\nFROM a\nCOPY --from=b /app /x\n`,
      [],
    ]),
    [
      'installed again without',
      'FROM a AS b\nWORKDIR /app\nRUN npm ci && npm run build\nRUN npm ci --omit=dev\nFROM a\nCOPY --from=b /app /x\n',
      [],
    ],
    [
      'in the root',
      'FROM a AS b\nWORKDIR /\nRUN npm ci && npm run build\nFROM a\nCOPY --from=b /node_modules /x\n',
      [5],
    ],
    ['in a folder that is not known', 'FROM a AS b\nRUN npm ci && npm run build\nFROM a\nCOPY --from=b /app /x\n', []],
    [
      'a folder that is called alike',
      'FROM a AS b\nWORKDIR /app\nRUN npm ci && npm run build\nFROM a\nCOPY --from=b /app/node_module /x\n',
      [],
    ],
    [
      'for development on purpose',
      'FROM a AS b\nENV NODE_ENV=development\nWORKDIR /app\nRUN npm ci && npm run build\nFROM a\nCOPY --from=b /app /x\n',
      [6],
    ],
    [
      'with something left out',
      'FROM a AS b\nWORKDIR /app\nRUN npm ci && npm run build\nFROM a\nCOPY --from=b --exclude=node_modules /app /x\n',
      [],
    ],
    [
      'from a stage that begins with it',
      'FROM a AS b\nWORKDIR /app\nRUN npm ci\nFROM b AS c\nRUN npm run build\nFROM a\nCOPY --from=c /app /x\n',
      [7],
    ],
    [
      'from a stage that has no part in it',
      'FROM a AS b\nWORKDIR /app\nRUN npm ci && npm run build\nFROM a AS c\nFROM a\nCOPY --from=c /app /x\n',
      [],
    ],
  ])('%s', (_, text, lines) => {
    expect(linesOf('dev-dependencies-shipped', text)).toEqual(lines)
  })
})
