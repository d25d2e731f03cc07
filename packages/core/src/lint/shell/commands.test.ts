import { describe, expect, test } from 'vitest'
import { simpleCommands } from './commands.js'
import { installOf } from './install-commands.js'

const read = (text: string): readonly string[] | undefined =>
  simpleCommands(text)?.map(({ name, arguments: words }) => [name, ...words.map((word) => word.text)].join(' '))

describe('simpleCommands', () => {
  test.each([
    ['a b && c || d; e | f & g\nh', ['a b', 'c', 'd', 'e', 'f', 'g', 'h']],
    ['A=1 B="x y" /usr/bin/a -b', ['a -b']],
    ['if a; then b; else c; fi', ['a', 'b', 'c', 'fi']],
    ['(a; b) && { c; }', ['a', 'b', 'c', '}']],
    [`a 'b c' "d e" f\\ g`, ['a b c d e f g']],
    ['a "$(b; c)" $(d && e) ${F:-g h} `i; j`', ['a $(b; c) $(d && e) ${F:-g h} i; j']],
    ['a > b 2>&1 2> c < d e >>f', ['a e']],
    ['# c\na # d && e\nb#c', ['a', 'b#c']],
    ['a \\\n b', ['a b']],
    ['sudo -E a', ['-E a']],
    ["a 'b", undefined],
    ['a "$(b"', undefined],
    ['case $x in a) b;; esac', undefined],
    ['f() { a; }', ['f', 'a', '}']],
    ['', []],
  ])('%j', (text, commands) => expect(read(text)).toEqual(commands))

  test('knows what is piped, and what the shell would replace', () => {
    const [, second] = simpleCommands('yes | apt-get install "$A" b')!
    expect(second).toMatchObject({
      isPiped: true,
      arguments: [{ isPlain: true }, { isPlain: false }, { isPlain: true }],
    })
  })

  test('takes time that grows with the text', () => {
    const began = performance.now()
    simpleCommands('$('.repeat(20_000))
    simpleCommands('a "${b:-'.repeat(50_000))
    expect(simpleCommands('a && '.repeat(50_000))?.length).toBe(50_000)
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('installOf', () => {
  const install = (text: string): string => {
    const found = installOf(simpleCommands(text)![0]!)
    if (found === undefined) return 'none'
    return [
      found.manager,
      ...found.manifests,
      ...(found.isProduction ? ['production'] : []),
      ...(found.isElsewhere ? ['elsewhere'] : []),
    ].join(' ')
  }
  test.each([
    ['npm ci', 'npm package.json'],
    ['npm install --omit dev', 'npm package.json production'],
    ['npm ci --only=production', 'npm package.json production'],
    ['NODE_ENV=production npm ci', 'npm package.json production'],
    ['npm ci --production=false', 'npm package.json'],
    ['npm --prefix api ci', 'none'],
    ['npm ci --prefix api', 'npm package.json elsewhere'],
    ['npm install express', 'none'],
    ['npm install -g', 'none'],
    ['yarn', 'yarn package.json'],
    ['yarn --frozen-lockfile --production', 'yarn package.json production'],
    ['yarn build', 'none'],
    ['yarn --version', 'none'],
    ['pnpm i --frozen-lockfile --prod', 'pnpm package.json production'],
    ['pip3 install --no-cache-dir -r req/base.txt', 'pip req/base.txt'],
    ['pip install flask', 'none'],
    ['go mod download', 'go go.mod'],
    ['go mod tidy', 'none'],
    ['go mod download -x', 'go go.mod'],
    ['bundle install --jobs 4', 'bundle Gemfile'],
    ['cargo build', 'none'],
  ])('%s', (text, found) => expect(install(text)).toBe(found))
})
