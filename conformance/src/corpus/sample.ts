/*
 * Takes a sample of the verdicts of our own rules on folders of real Dockerfiles, to be read by eye:
 *
 *     tsx src/corpus/sample.ts [--seed=N] [--rule=NAME] [--count=50] [--of-each=3] [--lines] [--buildkit] FOLDER…
 *
 * Every folder directly in FOLDER counts as one repository; `of-each` is the most that one of them gives to a rule, so
 * that a repository of near-copies does not speak for all. The same seed gives the same sample. `--lines` prints no code,
 * `--buildkit` takes the rules of BuildKit in place of ours.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { diskContext } from '../../../packages/cli/src/lint/disk-context.js'
import { findContext } from '../../../packages/cli/src/lint/find-context.js'
import { check } from '../../../packages/core/src/check/index.js'
import { ignoreMatcher, readIgnore } from '../../../packages/core/src/ignore/index.js'
import { lint, lintRules, type LintProblem } from '../../../packages/core/src/lint/index.js'
import { parse } from '../../../packages/core/src/parse/parse-file.js'

const options = new Map(
  process.argv.slice(2).flatMap((word): [string, string][] => {
    const match = /^--([\w-]+)(?:=(.*))?$/.exec(word)
    return match === null ? [] : [[match[1]!, match[2] ?? '']]
  }),
)
const folders = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const number = (name: string, usual: number): number => Number(options.get(name) ?? usual)
if (folders.length === 0) {
  console.error(
    'usage: tsx src/corpus/sample.ts [--seed=N] [--rule=NAME] [--count=50] [--of-each=3] [--lines] [--buildkit] FOLDER…',
  )
  process.exit(2)
}

interface Verdict {
  readonly repository: string
  readonly path: string
  readonly problem: LintProblem
  readonly text: string
}

const isDockerfile = /^(?:(?:Dockerfile|Containerfile)(?:[._-].*)?|.*\.(?:D|d)ockerfile)$/

function dockerfilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory())
        return entry.name === '.git' || entry.name === 'node_modules' ? [] : dockerfilesBelow(path)
      const isOther =
        /\.(?:ts|js|md|go|py|ya?ml|json|dockerignore|test|sh|j2|jinja2?|template|tmpl|tpl|erb|in|blueprint)$/.test(
          entry.name,
        )
      // A link leads to a file that is read where it lies, or to nothing.
      return entry.isFile() && isDockerfile.test(entry.name) && !isOther && statSync(path).size > 0 ? [path] : []
    })
}

function verdictsOf(repository: string, path: string): readonly Verdict[] {
  const text = readFileSync(path, 'utf8')
  const { file, places, problems } = parse(text)
  const folder = findContext(path, file)
  const ignorePath = [`${path}.dockerignore`, join(folder ?? dirname(path), '.dockerignore')].find(existsSync)
  const ignore =
    ignorePath === undefined ? {} : { ignore: ignoreMatcher(readIgnore(readFileSync(ignorePath, 'utf8')).patterns) }
  const found = lint(file, {
    ...ignore,
    text,
    places,
    problems: [...problems, ...check(file, { places })],
    ...(folder === undefined ? {} : { context: diskContext(folder) }),
  })
  return found.map((problem) => ({ repository, path, problem, text }))
}

let files = 0
const verdicts = new Map<string, Verdict[]>()
for (const folder of folders) {
  for (const { name } of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const paths = statSync(join(folder, name)).isDirectory() ? dockerfilesBelow(join(folder, name)) : []
    for (const path of paths) {
      files++
      for (const one of verdictsOf(name, path)) {
        const list = verdicts.get(one.problem.code)
        if (list === undefined) verdicts.set(one.problem.code, [one])
        else list.push(one)
      }
    }
  }
}

/**
 * The same for the same seed: the first of each repository, in an order that hangs on each verdict alone. So when a rule
 * says less than before, what is left of the sample stays, and the next ones fill it up.
 */
function sampled(all: readonly Verdict[]): readonly Verdict[] {
  const seed = number('seed', 1)
  const keyed = all.map((verdict) => {
    const { path, problem } = verdict
    const inRepository = path.slice(path.indexOf(`/${verdict.repository}/`))
    const text = `${seed} ${problem.code} ${inRepository}:${problem.place?.line}:${problem.place?.column}`
    return { verdict, key: createHash('sha256').update(text).digest('hex') }
  })
  const ordered = keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ verdict }) => verdict)
  const given = new Map<string, number>()
  const chosen = ordered.filter(({ repository }) => {
    const count = (given.get(repository) ?? 0) + 1
    given.set(repository, count)
    return count <= number('of-each', 3)
  })
  return chosen.slice(0, number('count', 50))
}

console.log(`${files} Dockerfiles`)
const own = lintRules.filter(({ name }) => /^[A-Z]/.test(name) === options.has('buildkit'))
for (const { name, severity } of own) {
  if (options.has('rule') && options.get('rule') !== name) continue
  const all = verdicts.get(name) ?? []
  const inFiles = new Set(all.map(({ path }) => path)).size
  const sample = sampled(all)
  console.log(`\n${name} (${severity}): ${all.length} verdicts in ${inFiles} files, ${sample.length} sampled`)
  for (const { repository, path, problem, text } of sample) {
    const { place, message } = problem
    const root = folders.find((folder) => path.startsWith(join(folder, repository)))!
    console.log(`  ${relative(root, path)}:${place?.line}  ${message}`)
    if (options.has('lines') || place === undefined) continue
    for (const line of text.split('\n').slice(place.line - 1, place.endLine)) console.log(`      ${line}`)
  }
}
