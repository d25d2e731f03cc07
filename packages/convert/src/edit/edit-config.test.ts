import { check, type Place } from '@stagecraft/core'
import { lint } from '@stagecraft/core/lint'
import type { Node } from '@stagecraft/core/model'
import { parse } from '@stagecraft/core/parse'
import { describe, expect, test } from 'vitest'
import { editConfig, type EditedConfig } from './edit-config.js'

/** Carries out the first fix in a Dockerfile at the call that stands behind the mark `▸` of a config. */
function edited(dockerfile: string, config: string, inside?: Place): EditedConfig {
  const { file, places, problems } = parse(dockerfile)
  const found = lint(file, { text: dockerfile, places, problems: [...problems, ...check(file, { places })] })
  const { fix } = found.find((one) => one.fix !== undefined)!
  const at = config.indexOf('▸')
  const lines = config.slice(0, at).split('\n')
  const [line, column] = [lines.length, lines.at(-1)!.length + 1]
  const place: Place = { file: '/x/dockerfile.config.ts', line, column, endLine: line, endColumn: column }
  const written = new Map<Node, Place>()
  for (const node of [...file.stages, ...file.stages.flatMap(({ instructions }) => instructions)]) {
    written.set(node, inside === undefined ? place : { ...place, inside })
  }
  const source = config.slice(0, at) + config.slice(at + 1)
  return editConfig({ source, path: '/x/dockerfile.config.ts', fix: fix!, places: written })
}

const from = 'FROM debian:13\n'

const cases = [
  ['ADD a.json /b/', `s.▸add('a.json', '/b/', { chown: 'x' })`, `s.copy('a.json', '/b/', { chown: 'x' })`],
  ['CMD a -b "c d"', `s.▸cmd('a -b "c d"')`, `s.cmd(['a', '-b', 'c d'])`],
  ['CMD a b', 's.▸cmd("a b")', 's.cmd(["a", "b"])'],
  ['ENTRYPOINT a b', 's // why\n  .▸entrypoint(`a b`) // because', `s // why\n  .entrypoint(['a', 'b']) // because`],
  ['MAINTAINER a b', `s.▸maintainer('a b')`, `s.label({ 'org.opencontainers.image.authors': 'a b' })`],
  ['MAINTAINER a b', `s.▸maintainer(me)`, `s.label({ 'org.opencontainers.image.authors': me })`],
  ['MAINTAINER "a b"', `s.▸maintainer('"a b"')`, `s.label({ 'org.opencontainers.image.authors': 'a b' })`],
  ['EXPOSE 80 81/TCP', `s.▸expose(80, "81/TCP")`, `s.expose(80, "81/tcp")`],
  ['CMD ["a"]\nCMD ["b"]', `s\n  .▸cmd(['a'])\n  .cmd(['b'])`, `s\n  .cmd(['b'])`],
  ['CMD ["a"]\nCMD ["b"]', `s.▸cmd(['a']).cmd(['b'])`, `s.cmd(['b'])`],
  ['RUN apt-get install a', `s.▸run('apt-get install a')`, `s.run('apt-get install -y a')`],
  [
    'RUN apt-get update \\\n    && apt-get install a',
    `s.▸run(and('apt-get update', sh\`apt-get install \${a}\`))`,
    `s.run(and('apt-get update', sh\`apt-get install -y \${a}\`))`,
  ],
  [
    'RUN apt-get update \\\n    && apt-get install -y a',
    `s.▸run(and("apt-get update", "apt-get install -y a"))`,
    `s.run(and("apt-get update", "apt-get install -y a", "rm -rf /var/lib/apt/lists/*"))`,
  ],
  [
    'RUN apt-get update \\\n    && apt-get install -y a',
    `s.▸run(\n  and(\n    'apt-get update',\n    'apt-get install -y a',\n  ),\n)`,
    `s.run(\n  and(\n    'apt-get update',\n    'apt-get install -y a',\n    'rm -rf /var/lib/apt/lists/*',\n  ),\n)`,
  ],
  [
    'RUN apt-get update && apt-get install -y a',
    `s.▸run('apt-get update && apt-get install -y a')`,
    `s.run('apt-get update && apt-get install -y a && rm -rf /var/lib/apt/lists/*')`,
  ],
  [
    'RUN apt-get update \\\n  && apt-get install -y a',
    's.▸run(lines`apt-get update \\\n  && apt-get install -y a`)',
    's.run(lines`apt-get update \\\n  && apt-get install -y a \\\n  && rm -rf /var/lib/apt/lists/*`)',
  ],
  ['RUN <<E\na\nb\nE', 's.▸run(heredoc(`a\nb\n`))', 's.run(heredoc(`set -e\na\nb\n`))'],
  ['RUN <<E\na\nb\nE', `s.▸run(heredoc('a\\nb\\n'))`, `s.run(heredoc('set -e\\na\\nb\\n'))`],
  [
    'RUN <<E\n#!/bin/sh\na\nb\nE',
    's.▸run(heredoc(`#!/bin/sh\na\nb\n`))',
    's.run(heredoc(`#!/bin/sh\nset -e\na\nb\n`))',
  ],
  [
    'RUN <<E\nset -e\napt-get update\napt-get install -y a\nE',
    's.▸run(script`\n    apt-get update\n    apt-get install -y a\n  `)',
    's.run(script`\n    apt-get update\n    apt-get install -y a\n    rm -rf /var/lib/apt/lists/*\n  `)',
  ],
]

describe('editConfig', () => {
  test.each(cases)('%j in %j', (instructions, before, after) => {
    expect(edited(`${from}${instructions}\n`, before)).toEqual({ source: after })
  })

  test.each(cases)('%j in %j of a file with CRLF line ends', (instructions, before, after) => {
    const windows = (text: string): string => `// why\n${text}\n`.replaceAll('\n', '\r\n')
    expect(edited(`${from}${instructions}\n`, windows(before))).toEqual({ source: windows(after) })
  })

  test('a flag goes, and the import that it alone used', () => {
    const config = `import { dockerfile, stage, TARGETPLATFORM } from '@stagecraft/core'

export default dockerfile(stage().▸from('a:1', { platform: TARGETPLATFORM }))
`
    expect(edited('FROM --platform=$TARGETPLATFORM a:1\n', config).source)
      .toBe(`import { dockerfile, stage } from '@stagecraft/core'

export default dockerfile(stage().from('a:1'))
`)
  })

  test.each([
    ['CMD a b', 's.▸cmd(serve)', 'its command is computed'],
    ['CMD a b', 's.▸cmd(`a ${b}`)', 'its command is computed'],
    ['CMD a b', 's.▸use(recipe)', 'use() writes it'],
    ['CMD a b', '▸', 'no call stands at its line'],
    ['RUN apt-get install a', 's.▸run(install)', 'its command is computed'],
    ['RUN apt-get install a', `s.▸run(either ? 'apt-get install a' : 'apt-get install a')`, 'its command is computed'],
    ['RUN <<E\na\nb\nE', 's.▸run(heredoc(body))', 'its command is computed'],
    ['EXPOSE 80/TCP', 's.▸expose(...ports)', 'the port is computed'],
    ['CMD ["a"]\nCMD ["b"]', 's // why\n  .▸cmd("a").cmd("b")', 'a comment stands before it'],
    ['ADD a.json /b/', 's.▸copyDeps()', 'copyDeps() writes it'],
  ])('%j in %j is left alone', (instructions, config, refused) => {
    expect(edited(`${from}${instructions}\n`, config)).toEqual({ refused })
  })

  test('so is what a preset writes, and what stands in another file', () => {
    const inside: Place = { file: '/p/index.js', line: 1, column: 1, endLine: 1, endColumn: 1 }
    expect(edited(`${from}CMD a\n`, `s.▸cmd('a')`, inside)).toEqual({ refused: 'a preset writes it, at /p/index.js:1' })
  })

  test('so are options that are computed', () => {
    const text = 'FROM --platform=$TARGETPLATFORM a:1\n'
    expect(edited(text, `stage().▸from('a:1', options)`)).toEqual({ refused: 'its options are computed' })
    expect(edited(text, `stage().▸from('a:1', { ...options })`)).toEqual({ refused: 'its options are computed' })
  })
})
