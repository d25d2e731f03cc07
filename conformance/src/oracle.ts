import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oracleBinary } from './build-oracle.js'
import type {
  ExpandAnswer,
  ExpandQuestion,
  IgnoreAnswer,
  IgnoreQuestion,
  LintAnswer,
  LlbAnswer,
  ParseAnswer,
  SameAnswer,
} from './oracle-answers.js'

export type * from './oracle-answers.js'

/** Under which circumstances the oracle builds. */
export interface Circumstances {
  readonly buildArgs?: Readonly<Record<string, string>>
  /** Default: linux/amd64. */
  readonly platform?: string
  /** Image configurations by full reference (`docker.io/library/node:22`); any other image has a PATH only. */
  readonly images?: Readonly<Record<string, unknown>>
  /** Only this stage. */
  readonly target?: string
  /** Only the last stage. */
  readonly final?: boolean
  /** `llb`: give the operations too. */
  readonly ops?: boolean
  /** `same`: do not compare stage names. */
  readonly ignoreNames?: boolean
  /** `same`: compare the image history too. */
  readonly history?: boolean
}

/** A Dockerfile as text, or as bytes when it need not be UTF-8. */
export type Text = string | Uint8Array

/** What BuildKit's parser reads: nodes, and stages of typed instructions, nothing expanded. */
export function parseAll(texts: readonly Text[]): readonly ParseAnswer[] {
  return askAboutFiles('parse', texts, {})
}

/** What `docker build --check` says. */
export function lintAll(texts: readonly Text[], circumstances: Circumstances = {}): readonly LintAnswer[] {
  return askAboutFiles('lint', texts, circumstances)
}

/** What BuildKit builds: for every stage the digest of its operations and the image configuration. */
export function llbAll(texts: readonly Text[], circumstances: Circumstances = {}): readonly LlbAnswer[] {
  return askAboutFiles('llb', texts, circumstances)
}

/** Whether two Dockerfiles are one build. */
export function sameAll(
  pairs: readonly (readonly [Text, Text])[],
  circumstances: Circumstances = {},
): readonly SameAnswer[] {
  return withFiles(pairs.flat(), (paths) => {
    const questions: string[] = []
    for (let i = 0; i < paths.length; i += 2) questions.push(`${paths[i]}\t${paths[i + 1]}`)
    return ask<SameAnswer>('same', questions, circumstances)
  })
}

/** What BuildKit's lexer makes of words. */
export function expandAll(questions: readonly ExpandQuestion[]): readonly ExpandAnswer[] {
  return ask(
    'expand',
    questions.map((question) => JSON.stringify(question)),
    {},
  )
}

/** Which paths ignore files leave out. */
export function ignoreAll(questions: readonly IgnoreQuestion[]): readonly IgnoreAnswer[] {
  return ask(
    'ignore',
    questions.map((question) => JSON.stringify(question)),
    {},
  )
}

function askAboutFiles<Answer>(
  command: string,
  texts: readonly Text[],
  circumstances: Circumstances,
): readonly Answer[] {
  return withFiles(texts, (paths) => ask<Answer>(command, paths, circumstances))
}

function withFiles<Result>(texts: readonly Text[], use: (paths: readonly string[]) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-oracle-'))
  try {
    return use(
      texts.map((text, index) => {
        const path = join(folder, String(index))
        writeFileSync(path, text)
        return path
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Small enough that the answers to one run fit into one string. */
const batch = 4000

function ask<Answer>(command: string, questions: readonly string[], circumstances: Circumstances): readonly Answer[] {
  const answers: Answer[] = []
  for (let start = 0; start < questions.length; start += batch) {
    answers.push(...askOnce<Answer>(command, questions.slice(start, start + batch), circumstances))
  }
  return answers
}

function askOnce<Answer>(command: string, questions: readonly string[], circumstances: Circumstances): Answer[] {
  const { images } = circumstances
  const folder = images === undefined ? undefined : mkdtempSync(join(tmpdir(), 'stagecraft-images-'))
  try {
    const flags = flagsOf(circumstances)
    if (folder !== undefined) {
      const path = join(folder, 'images.json')
      writeFileSync(path, JSON.stringify(images))
      flags.push('-images', path)
    }
    const run = spawnSync(oracleBinary(), [command, ...flags], {
      input: questions.join('\n') + '\n',
      maxBuffer: 1 << 29,
      encoding: 'utf8',
    })
    if (run.error !== undefined) throw run.error
    // 1 means that an answer is an error, which the answer itself says.
    if (run.status !== 0 && run.status !== 1) throw new Error(`oracle ${command}: ${run.stderr}`)
    const answers = run.stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Answer)
    if (answers.length !== questions.length) {
      throw new Error(`oracle ${command}: ${questions.length} questions, ${answers.length} answers. ${run.stderr}`)
    }
    return answers
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
}

function flagsOf(circumstances: Circumstances): string[] {
  const flags: string[] = []
  for (const [name, value] of Object.entries(circumstances.buildArgs ?? {}))
    flags.push('-build-arg', `${name}=${value}`)
  if (circumstances.platform !== undefined) flags.push('-platform', circumstances.platform)
  if (circumstances.target !== undefined) flags.push('-target', circumstances.target)
  if (circumstances.final === true) flags.push('-final')
  if (circumstances.ops === true) flags.push('-ops')
  if (circumstances.ignoreNames === true) flags.push('-ignore-names')
  if (circumstances.history === true) flags.push('-history')
  return flags
}
