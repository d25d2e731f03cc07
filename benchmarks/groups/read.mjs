// Reading and formatting of the same Dockerfiles by Stagecraft, by other libraries, and by BuildKit's own parser.
import { fork, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { emit } from '@stagecraft/core'
import { parse } from '@stagecraft/core/parse'
import { DockerfileParser } from 'dockerfile-ast'
import { DockerfileLanguageServiceFactory } from 'dockerfile-language-service'
import { attempt, timed } from '../harness/clock.mjs'
import { contest } from '../harness/contest.mjs'
import { dockerfiles, megabytes } from '../harness/dockerfiles.mjs'

const dockerFileParser = createRequire(import.meta.url)('docker-file-parser')
const service = DockerfileLanguageServiceFactory.createLanguageService()

/** What each parser does with one text, and which keywords it has found then. */
const parsers = [
  { name: 'Stagecraft', role: 'ours', read: (text) => parse(text), keywords: ({ file }) => keywordsOf(file) },
  {
    name: 'dockerfile-ast',
    role: 'peer',
    read: (text) => DockerfileParser.parse(text).getInstructions(),
    keywords: (instructions) => instructions.map((instruction) => instruction.getKeyword()),
  },
  {
    name: 'docker-file-parser',
    role: 'peer',
    read: (text) => attempt(() => dockerFileParser.parse(text)),
    keywords: (commands) => commands?.map(({ name }) => name) ?? [],
  },
]

const formatters = [
  { name: 'Stagecraft', role: 'ours', read: (text) => attempt(() => emit(parse(text).file).text) },
  {
    name: 'dockerfile-language-service',
    role: 'peer',
    note: 'indents only',
    read: (text) => service.format(text, { tabSize: 4, insertSpaces: true }),
  },
]

/** From bytes to lines: what comes before any reading. */
const floor = (texts) => {
  const bytes = new Map(texts.map((text) => [text, Buffer.from(text)]))
  return { name: 'bytes to lines', role: 'floor', read: (text) => bytes.get(text).toString('utf8').split('\n') }
}

export async function measure({ rounds, quick, folders }) {
  const { texts, paths, megabytes: size, oracle } = dockerfiles(folders)
  const inProcess = (each) => ({ ...each, once: (warms) => size / timed(texts, each.read, { warms }) })
  const alike = oracle === undefined ? {} : readAlike(oracle, paths, texts)
  const readers = [...parsers.map((parser) => ({ ...parser, note: alike[parser.name] })), floor(texts)].map(inProcess)
  if (oracle !== undefined) readers.push(ofBuildkit(oracle, paths))
  const writers = [...formatters, floor(texts)].map(inProcess)
  writers.push(await ofDockerfmt(paths.slice(0, quick ? 5 : 20)))
  return { parse: await contest('parse', readers, rounds), format: await contest('format', writers, rounds) }
}

/** Megabytes a second of BuildKit's parser and instruction level. */
function ofBuildkit(oracle, paths) {
  const once = () => {
    const { stdout } = spawnSync(oracle, ['bench'], { input: paths.join('\n'), encoding: 'utf8' })
    const { bytes, rounds, processor } = JSON.parse(stdout)
    return (bytes * rounds) / 1e6 / processor
  }
  return { name: "BuildKit's parser (Go)", role: 'peer', once }
}

/**
 * How many of the texts that BuildKit accepts each parser reads as BuildKit does: the same keywords in the same order. Stops when we
 * do not read all of them so.
 */
function readAlike(oracle, paths, texts) {
  const { stdout } = spawnSync(oracle, ['parse'], { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 2 ** 29 })
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
  const accepted = texts.map((text, index) => ({ text, answer: answers[index] })).filter(({ answer }) => !answer.error)
  const found = {}
  for (const { name, role, read, keywords } of parsers) {
    const different = accepted.filter(
      ({ text, answer }) => keywords(read(text)).join(' ').toUpperCase() !== keywordsOfAnswer(answer),
    )
    if (role === 'ours' && different.length > 0)
      throw new Error(`${different[0].answer.file}: it is not read as BuildKit reads it`)
    found[name] = `reads ${accepted.length - different.length} of ${accepted.length} as BuildKit does`
  }
  return found
}

const keywordsOfAnswer = ({ nodes }) => nodes.map(({ value }) => value.toUpperCase()).join(' ')

function keywordsOf({ globalArgs, stages }) {
  const nodes = [...globalArgs, ...stages.flatMap(({ instructions }) => [{ kind: 'from' }, ...instructions])]
  return nodes
    .filter(({ kind }) => kind !== 'comment' && kind !== 'blank')
    .map(({ kind, keyword }) => (kind === 'raw' ? keyword : kind))
}

/** Those of the texts that it survives are what it is timed with. */
async function ofDockerfmt(paths) {
  const survived = []
  let rest = paths
  while (rest.length > 0) {
    const { done } = await formatAll(rest)
    survived.push(...rest.slice(0, done))
    rest = rest.slice(done + 1)
  }
  const size = megabytes(survived.map((path) => readFileSync(path, 'utf8')))
  const once = async () => {
    const { done, seconds } = await formatAll(survived)
    if (seconds === undefined)
      throw new Error(`@reteps/dockerfmt ended at ${survived[done]}, which it had formatted before`)
    return size / seconds
  }
  const note = `survives ${survived.length} of ${paths.length}`
  return { name: '@reteps/dockerfmt', role: 'peer', note, once }
}

/** How many of the texts were done when the process ended, and how many seconds they took. */
function formatAll(paths) {
  return new Promise((resolve) => {
    const child = fork(join(import.meta.dirname, '../read/dockerfmt.mjs'), {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    let done = 0
    child.on('message', (message) => {
      if (message.seconds === undefined) return void (done = message.done + 1)
      resolve({ done, seconds: message.seconds })
      child.disconnect()
    })
    child.once('exit', () => resolve({ done }))
    child.send(paths)
  })
}
