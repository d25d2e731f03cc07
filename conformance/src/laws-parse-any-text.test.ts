import { describe, expect, it } from 'vitest'
import { cpuTime } from '../../packages/core/test/cpu-time.js'
import { parse, type Dockerfile, type Node } from './core.js'
import { mutated, randomOf, scrambled } from './corpus/mutations.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'

type Place = NonNullable<ReturnType<typeof parse>['problems'][number]['place']>

const seed = Number(process.env['LAW_SEED'] ?? 1)

describe('law 6: parse returns', () => {
  const random = randomOf(seed)
  const known = buildkitDockerfiles()

  it('for any bytes', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
    const texts = Array.from({ length: 3000 }).flatMap(() => {
      const bytes = Uint8Array.from({ length: random(400) }, () => random(256))
      return [decoder.decode(bytes), String.fromCharCode(...bytes)]
    })
    expect(unsound(texts)).toEqual([])
  })

  it('for any code units, lone surrogates among them', () => {
    const texts = Array.from({ length: 3000 }, () => {
      const length = random(200)
      const units = Array.from({ length }, () => (random(3) === 0 ? 0xd800 + random(0x800) : random(0x10000)))
      return `FROM a\nRUN ${String.fromCharCode(...units)}`
    })
    expect(unsound(texts)).toEqual([])
  })

  it('for upset files', () => {
    const texts = Array.from({ length: 5000 }, (_, run) =>
      run % 2 === 0 ? scrambled(random) : mutated(known[random(known.length)]!, random),
    )
    expect(unsound(texts)).toEqual([])
  })
})

/** The texts that are not read soundly: frozen through and through, every node with a place, every place in the text. */
function unsound(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => {
    const { file, problems, places } = parse(text)
    const lines = text.split('\n').length
    const isIn = ({ line, column, endLine, endColumn }: Place): boolean =>
      line > 0 && column > 0 && endLine <= lines && (endLine > line || (endLine === line && endColumn >= column))
    const all = [...places.values(), ...problems.map(({ place }) => place!)]
    const isFine = isFrozen(file) && Object.isFrozen(problems) && all.every(isIn)
    return !isFine || nodesOf(file).some((node) => !places.has(node))
  })
}

function isFrozen(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  return Object.isFrozen(value) && Object.values(value).every(isFrozen)
}

function nodesOf(file: Dockerfile): readonly Node[] {
  const own = [file, ...file.globalArgs, ...file.stages, ...file.stages.flatMap(({ comments }) => comments)]
  return [...own, ...file.stages.flatMap(({ instructions }) => instructions)]
}

/** Texts that grow where a careless reader is slow: it goes back, looks ahead again, or keeps calling itself. */
const growing: Readonly<Record<string, (size: number) => string>> = {
  'many instructions': (n) => 'FROM a\n' + 'RUN echo "$X" && b\nENV A=b\n'.repeat(n),
  'a long continuation': (n) => 'FROM a\nRUN a' + ' \\\n  b'.repeat(n),
  'a continuation of nothing': (n) => 'FROM a\nRUN a' + ' \\\n\\\n# c\n\n'.repeat(n),
  'blanks before the end of a line': (n) => 'FROM a\nRUN a ' + ' '.repeat(n) + 'b\\ '.repeat(n) + 'c',
  'blank lines and comments': (n) => '\n# c\n\n'.repeat(n) + 'FROM a',
  'carriage returns': (n) => 'FROM a\nRUN a' + '\r'.repeat(n) + 'b\r\n',
  'heredocs that nobody closes': (n) => 'FROM a\n' + Array.from({ length: n }, (_, i) => `RUN a <<E${i}\n`).join(''),
  'heredocs, the second of which nobody closes': (n) => 'FROM a\n' + 'RUN a <<A <<B\n'.repeat(n) + 'A\n',
  'heredocs that all close at the end': (n) => 'FROM a\n' + 'RUN a <<A\nA\n'.repeat(n),
  'many heredocs in one line': (n) => 'FROM a\nRUN a' + ' <<A'.repeat(n) + '\n' + 'A\n'.repeat(n),
  'signs that may open a heredoc': (n) => 'FROM a\nRUN ' + '<<'.repeat(n) + ' '.repeat(n) + '<< '.repeat(n),
  'modifiers in modifiers': (n) => 'FROM a\nENV A=' + '${a:-'.repeat(n) + 'x' + '}'.repeat(n),
  'modifiers in quotes in modifiers': (n) => 'FROM a\nWORKDIR ' + '"${a:-'.repeat(n),
  'modifiers that are not closed': (n) => 'FROM a\nWORKDIR ' + '${a/'.repeat(n),
  'modifiers before a heredoc': (n) => 'FROM a\nRUN ' + '${a:-'.repeat(n) + ' <<A',
  'quotes that are not closed': (n) => 'FROM a\nENV ' + `A="b' `.repeat(n),
  'lists in lists': (n) => 'FROM a\nCMD ' + '['.repeat(n) + ']'.repeat(n),
  'a long list': (n) => 'FROM a\nCMD ["a"' + ', "b"'.repeat(n) + ']',
  'lists that are none': (n) => 'FROM a\n' + 'CMD [a]\n'.repeat(n),
  'many flags': (n) => 'FROM a\nCOPY' + ' --exclude=a'.repeat(n) + ' b c',
  'many mounts': (n) => 'FROM a\nRUN' + ' --mount=type=cache,target=/x'.repeat(n) + ' a',
  'a mount of many fields': (n) => 'FROM a\nRUN --mount=' + '"a""b",'.repeat(n) + ' a',
  'flags beyond ASCII': (n) => 'FROM a\nCOPY --chown=' + '\u00e0\u0085'.repeat(n) + ' a b',
  'many sources': (n) => 'FROM a\nCOPY' + ' a'.repeat(n) + ' /b/',
  'many keys': (n) => 'FROM a\nENV' + ' A=b \\\n# c\n'.repeat(n),
  'many stages that refer to one another': (n) =>
    Array.from(
      { length: n },
      (_, i) => `FROM s${i - 1} AS s${i}\nCOPY --from=s${i >> 1} a b\nCOPY --from=img${i} a b\n`,
    ).join(''),
  'many stages of one name': (n) => 'FROM a AS b\nCOPY --from=0 c d\n'.repeat(n),
  'a number without end': (n) => 'FROM a\nCOPY --from=' + '1'.repeat(n) + ' a b',
  'a keyword without end': (n) => 'FROM a\n' + 'X'.repeat(n),
  'unknown keywords': (n) => 'FROM a\n' + 'RUNN x\n'.repeat(n),
  'a directive without end': (n) => '# syntax=a' + ' '.repeat(n) + 'b' + ' '.repeat(n),
  'a line of surrogates': (n) => 'FROM a\nRUN ' + '\ud83d\ude00\ud800'.repeat(n),
}

describe('law 6: the time is linear', () => {
  it.each(Object.entries(growing))('%s', (_name, make) => {
    // Warm, so that compiling is not measured.
    for (let i = 0; i < 5; i++) parse(make(1000))
    const small = make(3000)
    const large = make(30_000)
    const growth = large.length / small.length
    // A quadratic reader would take the square of the growth. Very short times are noise, and so are runs in which garbage
    // of the tests before is collected.
    const time = (text: string): number => cpuTime(() => void parse(text), 9)
    expect(time(large) / Math.max(time(small), 2)).toBeLessThan(growth * 3)
  })
})
