// Times reading and formatting of the same real files by Stagecraft, by other libraries, and by BuildKit's own parser:
// `pnpm bench:parse [FOLDER…]`. One process, rounds interleaved, medians; nothing is asserted about times.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { DockerfileParser } from 'dockerfile-ast'
import { attempt, dockerfilePaths, megabytes, readDockerfiles, timed } from './files.mjs'

const dockerFileParser = createRequire(import.meta.url)('docker-file-parser')
const { formatDockerfileContents } = await import('@reteps/dockerfmt')

const ROUNDS = 7
const root = join(import.meta.dirname, '..')
const folders = process.argv.slice(2)
const paths = dockerfilePaths(folders)
const texts = readDockerfiles(folders)
const size = megabytes(texts)

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
    const seconds = timed(texts, read)
    // The first round warms up.
    if (round > 0) times.get(name).push(size / seconds)
  }
}
const figures = [...times].map(([name, speeds]) => [name, speeds.sort((a, b) => a - b)[speeds.length >> 1]])

// It starts a WebAssembly program for each text: a few texts tell its speed.
const few = texts.slice(0, 40)
const began = process.hrtime.bigint()
for (const text of few)
  await attempt(() => formatDockerfileContents(text, { indent: 4, trailingNewline: true, spaceRedirects: false }))
figures.push(['@reteps/dockerfmt format', megabytes(few) / (Number(process.hrtime.bigint() - began) / 1e9)])

const go = buildkit()
figures.push(["BuildKit's own parser (Go)", go])

console.log(`${texts.length} files, ${size.toFixed(2)} MB, Node ${process.version}, median of ${ROUNDS} rounds`)
for (const [name, speed] of figures.sort((a, b) => (b[1] ?? 0) - (a[1] ?? 0))) {
  const shown = speed === undefined ? 'not measured: Go is missing' : `${speed.toFixed(2).padStart(8)} MB/s`
  const ratio = speed === undefined || go === undefined ? '' : `${(speed / go).toFixed(2).padStart(8)}× BuildKit`
  console.log(`  ${name.padEnd(38)}${shown}${ratio}`)
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
