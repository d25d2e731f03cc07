import { describe, expect, test } from 'vitest'
import { base, body } from '../testing/stages.js'
import { said } from '../testing/said.js'
import { heredoc } from './heredoc.js'

const run = (...given: Parameters<typeof heredoc>): string => body(base().run(heredoc(...given) as never))

describe('heredoc', () => {
  test.each<[name: string, given: Parameters<typeof heredoc>, text: string]>([
    ['a script for the shell', ['a\nb\n'], 'RUN <<EOF\na\nb\nEOF\n'],
    ['a newline where it is missing', ['a'], 'RUN <<EOF\na\nEOF\n'],
    ['no line', [''], 'RUN <<EOF\nEOF\n'],
    ['a name', ['a', { name: 'PY' }], 'RUN <<PY\na\nPY\n'],
    ['nothing expanded', ['$a', { expand: false }], "RUN <<'EOF'\n$a\nEOF\n"],
    ['tabs left out', ['\ta', { stripTabs: true }], 'RUN <<-EOF\n\ta\nEOF\n'],
    ['both', ['\ta', { stripTabs: true, expand: false }], "RUN <<-'EOF'\n\ta\nEOF\n"],
    ['a program before', ['a', { before: ' python3 - ' }], 'RUN python3 - <<EOF\na\nEOF\n'],
    ['more behind', ['a', { before: 'cat', after: ' > /a ' }], 'RUN cat <<EOF > /a\na\nEOF\n'],
    ['only behind', ['a', { after: '> /a' }], 'RUN <<EOF > /a\na\nEOF\n'],
  ])('writes %s', (_, given, text) => expect(run(...given)).toBe(text))

  test.each<[name: string, given: Parameters<typeof heredoc>, delimiter: string]>([
    ['a line of it', ['EOF\nb\n'], 'EOF1'],
    ['its last line, which has no newline', ['a\nEOF'], 'EOF1'],
    ['a line and the first substitute', ['EOF\nEOF1\n'], 'EOF2'],
    ['a line that ends with a carriage return', ['EOF\r\n'], 'EOF1'],
    ['a line behind tabs that are left out', ['\tEOF\n', { stripTabs: true }], 'EOF1'],
    ['but not behind tabs that are kept', ['\tEOF\n'], 'EOF'],
    ['nor a part of a line', ['EOF 1\n xEOF\n'], 'EOF'],
  ])('finds another name when the body has EOF as %s', (_, given, delimiter) => {
    expect(run(...given)).toMatch(new RegExp(`<<-?${delimiter}\\n`))
    expect(run(...given)).toMatch(new RegExp(`\\n${delimiter}\\n$`))
  })

  test.each<[name: string, given: Parameters<typeof heredoc>, sentence: string]>([
    [
      'a name that is a line of the body',
      ['a\nX', { name: 'X' }],
      'bad-heredoc: the heredoc has a line "X", which would end it. Give it another name: { name: … }',
    ],
    [
      'a name that is one behind tabs',
      ['\tX', { name: 'X', stripTabs: true }],
      'bad-heredoc: the heredoc has a line "X", which would end it. Give it another name: { name: … }',
    ],
  ])('refuses %s', (_, given, sentence) => expect(said(() => heredoc(...given))).toBe(sentence))

  test.each<[name: string, given: Parameters<typeof heredoc>]>([
    ['two words', ['a', { name: 'A B' }]],
    ['nothing', ['a', { name: '' }]],
    ['a name with a quote', ['a', { name: "A'", expand: false }]],
  ])('refuses %s as name', (_, given) => expect(said(() => run(...given))).toMatch(/^bad-heredoc: RUN/))

  test('refuses a second one on its line', () =>
    expect(said(() => run('a', { before: 'cat <<X' }))).toMatch(/^bad-heredoc: RUN/))
})
