import { describe, expect, test } from 'vitest'
import { linesOf } from '../../testing/said.js'

describe('source-before-dependencies', () => {
  test.each([
    ['each language', 'FROM a\nCOPY ./ /x\nRUN pip install -r requirements.txt\n', [3]],
    ['a second installation after a first', 'FROM a\nCOPY package.json .\nRUN npm ci\nCOPY . .\nRUN npm ci\n', []],
    ['the stage that it begins with', 'FROM a AS b\nCOPY . .\nFROM b\nRUN yarn\n', [4]],
    ['a folder is not the whole', 'FROM a\nCOPY web .\nRUN npm ci\n', []],
    ['from another stage', 'FROM a\nCOPY --from=b . .\nRUN npm ci\n', []],
    ['patterns that choose', 'FROM a\nCOPY --parents ./**/package.json .\nRUN npm ci\n', []],
    ['bind mounts', 'FROM a\nCOPY . .\nRUN --mount=type=bind,source=package.json,target=package.json npm ci\n', []],
    ['pnpm fetch', 'FROM a\nCOPY pnpm-lock.yaml .\nRUN pnpm fetch\nCOPY . .\nRUN pnpm install --offline\n', []],
    ['another project', 'FROM a\nCOPY . .\nRUN git clone x && cd x && pip install -r r.txt\n', []],
    ['packages by name', 'FROM a\nCOPY . .\nRUN npm install -g serve\n', []],
  ])('%s', (_, text, lines) => {
    expect(linesOf('source-before-dependencies', text)).toEqual(lines)
  })
})
