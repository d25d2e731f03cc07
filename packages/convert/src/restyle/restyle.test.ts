import { describe, expect, it } from 'vitest'
import { emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { restyle } from './restyle.js'

function restyled(text: string): { readonly text: string; readonly lines: readonly (number | undefined)[] } {
  const { file, places } = parse(text)
  const result = restyle(file, places)
  return { text: emit(result.file).text, lines: result.problems.map(({ place }) => place?.line) }
}

const file = (...lines: readonly string[]): string => ['FROM debian:13', ...lines, ''].join('\n')

describe('restyle', () => {
  it('puts one command on a line', () => {
    expect(restyled(file('RUN a &&\\', '  b   c \\', '  && d'))).toEqual({
      text: file('RUN a \\', '    && b c \\', '    && d'),
      lines: [2],
    })
  })

  it('puts one package on a line, sorted, and says where', () => {
    const before = file(
      'WORKDIR /x',
      'RUN apt-get update && apt-get install -y git curl && rm -rf /var/lib/apt/lists/*',
    )
    expect(restyled(before)).toEqual({
      text: file(
        'WORKDIR /x',
        'RUN apt-get update \\',
        '    && apt-get install -y \\',
        '        curl \\',
        '        git \\',
        '    && rm -rf /var/lib/apt/lists/*',
      ),
      lines: [3],
    })
  })

  it('keeps whether recommended packages are wanted', () => {
    const install =
      'RUN apt-get update && apt-get install --no-install-recommends -y git && rm -rf /var/lib/apt/lists/*'
    expect(restyled(file(install)).text).toContain('apt-get install -y --no-install-recommends git')
  })

  it('sorts packages of apk', () => {
    expect(restyled(file('RUN apk add --no-cache git curl && x')).text).toBe(
      file('RUN apk add --no-cache \\', '        curl \\', '        git \\', '    && x'),
    )
  })

  it.each([
    ['one command', 'RUN npm ci'],
    ['what is laid out so already', 'RUN a \\\n    && b'],
    ['comments', 'RUN a && \\\n  # why\n  b'],
    ['more than a chain', 'RUN a && b || c'],
    ['a heredoc', 'RUN <<EOF\na && b\nEOF'],
    ['exec form', 'RUN ["a", "&&", "b"]'],
    ['CMD', 'CMD a && b'],
  ])('leaves %s as it is', (_, instruction) => {
    expect(restyled(file(instruction))).toEqual({ text: file(instruction), lines: [] })
  })

  it('keeps flags that apt would lose', () => {
    const { text } = restyled(file('RUN apt-get update && apt-get install -y -qq b a && rm -rf /var/lib/apt/lists/*'))
    expect(text).toContain('    && apt-get install -y -qq b a \\')
  })

  it('keeps the installation under a cache mount as it is', () => {
    const mount = 'RUN --mount=type=cache,target=/var/cache/apt \\\n    '
    const { text } = restyled(file(`${mount}apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*`))
    expect(text).toContain('    && apt-get install -y git \\')
    expect(text).not.toContain('docker-clean')
  })

  it('leaves files alone whose shell is another', () => {
    const before = file('SHELL ["powershell", "-Command"]', 'RUN a && b')
    expect(restyled(before)).toEqual({ text: before, lines: [] })
  })
})
