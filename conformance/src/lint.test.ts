import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ignoreMatcher, readIgnore } from '../../packages/core/src/ignore/index.js'
import { lint, lintRules } from '../../packages/core/src/lint/index.js'
import { parse } from '../../packages/core/src/parse/parse-file.js'
import { oracleBinary } from './build-oracle.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'
import { readFolders } from './corpus/folders.js'
import { lintCases } from './lint-cases.js'
import { automatic, compareLint, type Comparison } from './lint-verdicts.js'
import { mutations } from './mutate.js'
import { lintAll, type LintAnswer } from './oracle.js'

/** Where BuildKit says something that we do not, or the other way round, and why. Each is tested to be still so. */
const gaps: readonly {
  readonly why: string
  readonly matches: (verdict: string, one: Comparison) => boolean
  readonly example: string
}[] = [
  {
    why: 'an instruction before the first FROM is refused, and is no part of the model',
    matches: (_, { text, isRefused }) => isRefused && parse(text).problems.some(({ code }) => code === 'no-stage'),
    example: 'MAINTAINER me\nFROM a\n',
  },
  {
    why: 'an instruction that is refused has no meaning to judge',
    matches: (_, { text, isRefused }) => isRefused && parse(text).problems.some(({ severity }) => severity === 'error'),
    example: 'FROM a as b c\n',
  },
  {
    why: 'an ARG with a quote in its name is kept as text',
    matches: (verdict, { text }) =>
      /^(?:InvalidDefinition|UndefinedVar|SecretsUsed)/.test(verdict) && /^\s*arg\b.*["']/im.test(text),
    example: '# check=experimental=all\nFROM a\n# other words\nARG "y\n',
  },
]

/** The verdicts that differ, without those that a gap explains. In a file that BuildKit gave up on, ours may go on. */
function unexplained(
  compared: readonly Comparison[],
): readonly { text: string; missing: readonly string[]; added: readonly string[] }[] {
  return compared.flatMap((one) => {
    const missing = one.missing.filter((verdict) => !gaps.some(({ matches }) => matches(verdict, one)))
    const added = one.isRefused ? [] : one.added
    return missing.length + added.length === 0 ? [] : [{ text: one.text, missing, added }]
  })
}

const agreed = (compared: readonly Comparison[]): number => compared.reduce((sum, one) => sum + one.agreed.length, 0)

describe('the same verdicts as BuildKit, by rule and line', () => {
  it('in small cases', () => {
    const compared = compareLint(lintCases.map(({ text }) => text))
    expect(unexplained(compared)).toEqual([])
    // Every rule that needs nothing but the text is met, by a case that says so.
    const met = new Set(compared.flatMap((one) => one.agreed.map((verdict) => verdict.split(':')[0]!)))
    const wanted = lintRules.map(({ name }) => name).filter((name) => /^[A-Z]/.test(name))
    const otherwise = ['CopyIgnoredFile', 'InvalidBaseImagePlatform']
    expect([...met].sort()).toEqual(wanted.filter((name) => !otherwise.includes(name)).sort())
    expect(compared.map(({ agreed: said }) => said.length > 0)).toEqual(lintCases.map(({ warns }) => warns))
  })

  it("in BuildKit's own test files", () => {
    const compared = compareLint(buildkitDockerfiles())
    expect(unexplained(compared)).toEqual([])
    expect(agreed(compared)).toBeGreaterThan(150)
  })

  it('in files with slips of the finger', () => {
    const texts = [...lintCases.map(({ text }) => text), ...buildkitDockerfiles()]
    const compared = compareLint(mutations(texts, 3000, Number(process.env['SEED'] ?? 11)))
    expect(unexplained(compared)).toEqual([])
    expect(agreed(compared)).toBeGreaterThan(500)
  })

  const folders = process.env['STAGECRAFT_CORPUS']
  it.runIf(folders !== undefined)('in the folders of STAGECRAFT_CORPUS', () => {
    const files = readFolders(folders!.split(':'))
    const compared = compareLint(
      files.map(({ text }) => text),
      files.map(({ bytes }) => bytes),
    )
    expect(unexplained(compared)).toEqual([])
  })

  it.each(gaps)('the gap is there: $why', ({ example, matches }) => {
    const [one] = compareLint([example])
    expect(one!.missing.length).toBeGreaterThan(0)
    expect(one!.missing.every((verdict) => matches(verdict, one!))).toBe(true)
  })
})

describe('CopyIgnoredFile', () => {
  it.each([
    ['*.log', 'COPY a.log b.txt /x/'],
    ['tmp', 'COPY tmp/a /x\nADD ./tmp/../tmp/b /x\nCOPY b /tmp'],
    ['*', 'COPY . /x\nCOPY / /x'],
    ['**/a', 'COPY . /x\nCOPY b/a /x\nCOPY --from=scratch a /x'],
    ['a\n!b', 'COPY a /x'],
    ['a', 'ARG P=a\nCOPY $P /x\nADD https://e.x/a /x\nCOPY /a /x\nCOPY ["a", "b", "/x/"]'],
    ['a*[', 'COPY ab /x'],
  ])('%j of an ignore file, %j', (ignore, instructions) => {
    const text = `FROM a AS scratch-1\n${instructions}\n`
    const { file, places } = parse(text)
    const found = lint(file, { places, text, ignore: ignoreMatcher(readIgnore(ignore).patterns) })
    const own = found.filter(({ code }) => code === 'CopyIgnoredFile').map(({ place }) => place!.line)
    expect([...new Set(own)]).toEqual([...new Set(buildkitLines(text, ignore, 'CopyIgnoredFile'))])
  })
})

/** The lines of a rule, of a build whose context has an ignore file. */
function buildkitLines(text: string, ignore: string, rule: string): readonly number[] {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-lint-'))
  try {
    const path = join(folder, 'Dockerfile')
    writeFileSync(path, text)
    writeFileSync(`${path}.dockerignore`, ignore)
    const { stdout } = spawnSync(oracleBinary(), ['call', 'lint', path], { encoding: 'utf8' })
    const { result } = JSON.parse(stdout) as { readonly result: LintAnswer }
    return (result.warnings ?? []).flatMap(({ ruleName, location }) =>
      ruleName === rule ? [location.ranges![0]!.start.line] : [],
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('InvalidBaseImagePlatform', () => {
  it.each([
    ['FROM --platform=linux/amd64 a AS amd64\n', 'linux/arm64'],
    ['FROM --platform=linux/arm64 a AS arm64\n', 'linux/arm64'],
    ['FROM --platform=aarch64 a AS arm64\n', 'linux/amd64'],
    ['FROM --platform=$BUILDPLATFORM a\n', 'windows/amd64'],
    ['FROM a\n', 'linux/arm64'],
    ['FROM a\n', 'linux/amd64'],
  ])('%j with an image for %s', (text, platform) => {
    const [os, architecture] = platform.split('/')
    const rootfs = { type: 'layers', diff_ids: [`sha256:${'1'.repeat(64)}`] }
    const image = { os, architecture, config: {}, rootfs }
    const [answer] = lintAll([text], { images: { 'docker.io/library/a:latest': image } })
    const theirs = answer!.warnings?.filter(({ ruleName }) => ruleName === 'InvalidBaseImagePlatform') ?? []
    const { file, places } = parse(text)
    const found = lint(file, { places, buildArguments: automatic, platformOf: () => platform })
    const ours = found.filter(({ code }) => code === 'InvalidBaseImagePlatform')
    expect(ours.length).toBe(theirs.length)
  })
})
