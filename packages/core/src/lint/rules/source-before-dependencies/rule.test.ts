import { describe, expect, test } from 'vitest'
import { linesOf, saidBy } from '../../testing/said.js'

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

  test.each([
    // What takes the whole source
    ['COPY ./ .\nRUN npm ci', true],
    ['COPY ./. .\nRUN npm ci', true],
    ['COPY ./* .\nRUN npm ci', true],
    ['COPY / .\nRUN npm ci', true],
    ['COPY a . b/\nRUN npm ci', true],
    ['COPY ["." ,"."]\nRUN npm ci', true],
    ['COPY --link --chown=1 . .\nRUN npm ci', true],
    ['ADD . .\nRUN npm ci', true],
    ['ADD https://example.org/a.git .\nRUN npm ci', false],
    ['COPY --exclude=src . .\nRUN npm ci', false],
    ['ADD --exclude=src . .\nRUN npm ci', false],
    ['COPY $SRC .\nRUN npm ci', false],
    ['COPY *.json .\nRUN npm ci', false],
    ['COPY <<E .\nE\nRUN npm ci', false],
    ['RUN npm ci\nCOPY . .', false],
    // What installs
    ['COPY . .\nRUN npm ci --omit=dev', true],
    ['COPY . .\nRUN cd api && npm ci', true],
    ['COPY . .\nRUN --mount=type=cache,target=/root/.npm npm ci', true],
    ['COPY . .\nRUN go mod download', true],
    ['COPY . .\nRUN bundle install', true],
    ['COPY . .\nRUN npm prune && npm run build && npm install typescript', false],
    ['COPY . .\nRUN pip install .', false],
    ['COPY . .\nRUN go build', false],
    // What had been installed before
    ['COPY package.json .\nRUN yarn\nCOPY . .\nRUN npm ci', true],
    ['COPY package.json .\nRUN npm i && npm cache clean\nCOPY . .\nRUN npm ci', false],
    ['COPY . .\nRUN pnpm fetch && pnpm install --offline', false],
    ['COPY . .\nRUN git config --global a b && npm ci', false],
  ])('%j: %s', (instructions, isReported) => {
    expect(linesOf('source-before-dependencies', `FROM a\n${instructions}\n`).length > 0).toBe(isReported)
  })

  test('says each manager once, and what to copy', () => {
    const text = 'FROM a\nCOPY . .\nCOPY . /x\nRUN npm ci && pip install -r r.txt && npm ci\n'
    const related = [{ message: 'the source is copied here', place: { line: 2 } }]
    expect(saidBy('source-before-dependencies', text)).toMatchObject([
      {
        severity: 'warning',
        message: 'the whole source is copied before npm installs, so every change of it installs all again',
        hint: 'Copy package.json and its lockfile first, install, then copy the rest',
        related,
      },
      {
        message: 'the whole source is copied before pip installs, so every change of it installs all again',
        hint: 'Copy r.txt first, install, then copy the rest',
        related,
      },
    ])
  })

  test('takes what a trigger copies for copied', () => {
    expect(linesOf('source-before-dependencies', 'FROM a AS b\nONBUILD COPY . .\nFROM b\nRUN npm ci\n')).toEqual([4])
  })
})
