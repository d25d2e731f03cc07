// Times linting of the same real files by Stagecraft and by other libraries: `pnpm bench:lint [FOLDER…]`. One process,
// rounds interleaved, medians, seconds of the processor; nothing is asserted about
// times. All of them read the text themselves, each time.
import { createRequire } from 'node:module'
import { check } from '@stagecraft/core'
import { lint, lintRules } from '@stagecraft/core/lint'
import { parse } from '@stagecraft/core/parse'
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service'
import { validate } from 'dockerfile-utils'
import { attempt, megabytes, ofProcessor, readDockerfiles, timed } from './files.mjs'

const { run: dockerfilelint } = createRequire(import.meta.url)('dockerfilelint')

const ROUNDS = 7
const texts = readDockerfiles(process.argv.slice(2))
const size = megabytes(texts)
const service = DockerfileLanguageServiceFactory.createLanguageService()

/** The rules that read the text of RUN, switched off: the names are those whose source imports the reader. */
const withoutShell = Object.fromEntries(
  'apt-assume-yes apt-lists-left assume-yes chown-after-copy copied-archive copy-from-missing-path dev-dependencies-missing dev-dependencies-shipped heredoc-without-set-e huge-uid install-without-manifest misplaced-cache missing-program needless-sudo package-cache-left pipe-without-pipefail process-lost shell-replaced shell-state-lost source-before-dependencies source-shipped'
    .split(' ')
    .map((name) => [name, 'off']),
)
const known = new Set(lintRules.map(({ name }) => name))
for (const name of Object.keys(withoutShell)) if (!known.has(name)) throw new Error(`there is no rule ${name}`)

function stagecraft(text, rules) {
  const { file, places, problems } = parse(text)
  return lint(file, { text, places, rules, problems: [...problems, ...check(file, { places })] })
}

/** What each contender does with one text; who throws at a text has read it. */
const contenders = {
  'stagecraft: parse, check, lint': (text) => stagecraft(text, {}),
  'stagecraft without shell rules': (text) => stagecraft(text, withoutShell),
  'dockerfile-utils': (text) => validate(text),
  'dockerfile-language-service': (text) => service.validate(text),
  dockerfilelint: (text) => attempt(() => dockerfilelint('.', text, {})),
}

const speeds = new Map(Object.keys(contenders).map((name) => [name, []]))
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, read] of Object.entries(contenders)) {
    const seconds = timed(texts, read, ofProcessor)
    // The first round warms up.
    if (round > 0) speeds.get(name).push(size / seconds)
  }
}

console.log(
  `${texts.length} files, ${size.toFixed(2)} MB, Node ${process.version}, median of ${ROUNDS} rounds, by time of the processor`,
)
const figures = [...speeds].map(([name, list]) => [name, list.sort((a, b) => a - b)[list.length >> 1]])
const ours = figures[0][1]
for (const [name, speed] of figures.sort((a, b) => b[1] - a[1])) {
  console.log(`  ${name.padEnd(34)}${speed.toFixed(2).padStart(8)} MB/s${(speed / ours).toFixed(2).padStart(8)}× ours`)
}
