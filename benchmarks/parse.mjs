// Times reading and formatting of the same real files by Stagecraft, by other libraries, and by BuildKit's own parser:
// `pnpm bench:parse [FOLDER…]`. One process, rounds interleaved, medians; nothing is asserted about times.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { DockerfileParser } from 'dockerfile-ast'

const dockerFileParser = createRequire(import.meta.url)('docker-file-parser')
const { formatDockerfileContents } = await import('@reteps/dockerfmt')

const ROUNDS = 7
const root = join(import.meta.dirname, '..')
const folders = process.argv.slice(2)
const paths = (folders.length > 0 ? folders : [join(root, 'examples')]).flatMap(dockerfilesBelow)
const texts = paths.map((path) => readFileSync(path, 'utf8'))
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
if (texts.length === 0) {
  console.error('no Dockerfile is below these folders')
  process.exit(2)
}

/** What each contender does with one text; who refuses a text has read it. */
const contenders = {
  'stagecraft parse': (text) => parse(text),
  'stagecraft format (parse and emit)': (text) => attempt(() => emit(parse(text).file).text),
  'dockerfile-ast': (text) => DockerfileParser.parse(text).getInstructions().length,
  'docker-file-parser (no heredocs)': (text) => attempt(() => dockerFileParser.parse(text)),
}

const times = new Map(Object.keys(contenders).map((name) => [name, []]))
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, read] of Object.entries(contenders)) {
    const seconds = timed(read)
    // The first round warms up.
    if (round > 0) times.get(name).push(bytes / 1e6 / seconds)
  }
}
const figures = [...times].map(([name, speeds]) => [name, speeds.sort((a, b) => a - b)[speeds.length >> 1]])

// It starts a WebAssembly program for each text: a few texts tell its speed.
const few = texts.slice(0, 40)
const began = process.hrtime.bigint()
for (const text of few)
  await attempt(() => formatDockerfileContents(text, { indent: 4, trailingNewline: true, spaceRedirects: false }))
const fewBytes = few.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
figures.push(['@reteps/dockerfmt format', fewBytes / 1e6 / (Number(process.hrtime.bigint() - began) / 1e9)])

const go = buildkit()
figures.push(["BuildKit's own parser (Go)", go])

console.log(
  `${texts.length} files, ${(bytes / 1e6).toFixed(2)} MB, Node ${process.version}, median of ${ROUNDS} rounds`,
)
for (const [name, speed] of figures.sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))) {
  const shown = speed === undefined ? 'not measured: Go is missing' : `${speed.toFixed(2).padStart(8)} MB/s`
  const ratio = speed === undefined || go === undefined ? '' : `${(speed / go).toFixed(2).padStart(8)}× BuildKit`
  console.log(`  ${name.padEnd(38)}${shown}${ratio}`)
}

function timed(read) {
  const start = process.hrtime.bigint()
  let rounds = 0
  let now = start
  do {
    for (const text of texts) read(text)
    rounds++
    now = process.hrtime.bigint()
  } while (now - start < 300_000_000n)
  return Number(now - start) / 1e9 / rounds
}

function attempt(work) {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Megabytes a second of BuildKit's parser and instruction level, or nothing where Go is missing. */
function buildkit() {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-bench-'))
  try {
    const program = join(folder, 'oracle')
    const built = spawnSync('go', ['build', '-o', program, '.'], { cwd: join(root, 'conformance/oracle') })
    if (built.status !== 0) return undefined
    const { stdout } = spawnSync(program, ['bench'], { input: paths.join('\n'), encoding: 'utf8' })
    const { bytes: read, rounds, seconds } = JSON.parse(stdout)
    return (read * rounds) / 1e6 / seconds
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function dockerfilesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /dockerfile/i.test(entry.name) && !/\.(?:ts|js|md|dockerignore)$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort()
}
