// Linting of the same Dockerfiles by Stagecraft and by other libraries. All of them read the text themselves, each time.
import { createRequire } from 'node:module'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '@stagecraft/core'
import { lint, lintRules } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service'
import { validate } from 'dockerfile-utils'
import { attempt, timed } from '../harness/clock.mjs'
import { contest } from '../harness/contest.mjs'
import { dockerfiles } from '../harness/dockerfiles.mjs'

const { run: dockerfilelint } = createRequire(import.meta.url)('dockerfilelint')
const service = DockerfileLanguageServiceFactory.createLanguageService()

/** The rules that read the text of RUN are those whose source imports its reader. */
function shellRules() {
  const folder = join(import.meta.dirname, '../../packages/core/src/lint/rules')
  const known = new Set(lintRules.map(({ name }) => name))
  const found = readdirSync(folder).filter(
    (name) => known.has(name) && sourcesOf(join(folder, name)).includes("from '../../shell/"),
  )
  if (found.length === 0) throw new Error('no rule reads shell: the sources have moved')
  return found
}

const sourcesOf = (folder) =>
  readdirSync(folder)
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

function stagecraft(text, rules) {
  const { file, places, problems } = parse(text)
  return lint(file, { text, places, rules, problems: [...problems, ...check(file, { places })] })
}

const peers = [
  { name: 'dockerfile-utils', role: 'peer', lint: (text) => validate(text) },
  { name: 'dockerfile-language-service', role: 'peer', lint: (text) => service.validate(text) },
  // Who throws at a text has found something.
  { name: 'dockerfilelint', role: 'peer', lint: (text) => attempt(() => dockerfilelint('.', text, {})) ?? ['thrown'] },
]

export async function measure({ rounds, folders }) {
  const { texts, megabytes } = dockerfiles(folders)
  const withoutShell = Object.fromEntries(shellRules().map((name) => [name, 'off']))
  const ours = (rules) => ({ name: 'Stagecraft', role: 'ours', lint: (text) => stagecraft(text, rules) })
  const floor = { name: 'parse alone', role: 'floor', lint: (text) => parse(text).problems }
  const [all, some] = [ours({}), ours(withoutShell)]
  compare([all, some, ...peers])
  const contenders = [all, { ...some, name: 'Stagecraft without shell rules', role: 'more' }, ...peers, floor]
  const figures = await contest(
    'lint',
    contenders.map(({ lint: read, ...each }) => ({
      ...each,
      note: `${texts.reduce((sum, text) => sum + read(text).length, 0)} problems found`,
      once: (warms) => megabytes / timed(texts, read, { warms }),
    })),
    rounds,
  )
  const others = figures.filter(({ role }) => role === 'peer' || role === 'floor')
  return {
    'lint-without-shell': [{ ...figures[1], name: 'Stagecraft', role: 'ours' }, ...others],
    lint: figures,
  }
}

/** Stops when a linter has nothing to say of a text that is wrong for all of them. */
function compare(linters) {
  const wrong = 'FROM alpine:3.22\nFRMO alpine:3.22\nEXPOSE no\n'
  for (const { name, lint: read } of linters)
    if (read(wrong).length === 0) throw new Error(`${name} finds nothing wrong with ${JSON.stringify(wrong)}`)
}
