// One example: every target of its Dockerfile, built and compared with its expectation.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkOutput, checkService, checkUser } from './container.mjs'
import { Failure, build, mustDocker, state, tail } from './engine.mjs'
import { checkFiles } from './files.mjs'
import { last } from './targets.mjs'

/** A copy of the app as it lies in the repository, with the files besides it that a developer's folder may have. */
function copyContext(from, to, besides) {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, filter: (path) => !['node_modules', 'dist'].includes(basename(path)) })
  for (const path of besides) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), 'This must not get into an image.\n')
  }
}

/** The tests of a test target must be run, so they must notice what is wrong. */
function checkCatches(request, { file, replace, with: replacement, says }) {
  const path = join(request.context, file)
  const right = readFileSync(path, 'utf8')
  if (!right.includes(replace)) throw new Failure(`catches: ${file} has no ${JSON.stringify(replace)}`)
  writeFileSync(
    path,
    right.replace(replace, () => replacement),
  )
  const { built, printed } = build({ ...request, log: `${request.log}-wrong` })
  writeFileSync(path, right)
  if (built) throw new Failure(`it is built although ${file} is wrong: the tests do not run, or notice nothing`)
  if (!printed.includes(says)) {
    throw new Failure(`it fails when ${file} is wrong, but without ${JSON.stringify(says)}`, tail(printed))
  }
}

const any = (expected, ...keys) => keys.some((key) => Object.hasOwn(expected, key))

/** Builds the target once more, which costs only the writing, and hands the archive over. */
async function withArchive(request, type, use) {
  const archive = join(state, 'work', `${request.log}.tar`)
  const log = `${request.log}-${type.split(',')[0]}`
  try {
    const { built, printed } = build({ ...request, log, output: `type=${type},dest=${archive}` })
    if (!built) throw new Failure('it cannot be written', tail(printed))
    await use(archive)
  } finally {
    rmSync(archive, { force: true })
  }
}

async function checkTarget(request, expected) {
  const { built, printed } = build(request)
  if (expected.fails !== undefined) {
    if (built) throw new Failure('it is built, although expect.json says that it fails')
    if (new RegExp(expected.fails).test(printed)) return
    throw new Failure(`it fails, but nothing that it prints matches ${expected.fails}`, tail(printed))
  }
  if (!built) throw new Failure('it is not built', tail(printed))
  if (expected.catches !== undefined) checkCatches(request, expected.catches)
  if (any(expected, 'contains', 'absent')) {
    await withArchive(request, 'tar', (archive) => checkFiles(archive, expected))
  }
  if (!any(expected, 'user', 'prints', 'uid', 'answers', 'stops')) return

  // The image is kept: the next one of the same base loads faster, and the next run replaces it.
  const image = `stagecraft-example/${request.log}`
  await withArchive(request, `docker,compression=uncompressed,name=${image}`, (archive) => {
    mustDocker('load', '--quiet', '--input', archive)
  })
  if (expected.user !== undefined) checkUser(image, expected.user)
  for (const run of expected.prints ?? []) checkOutput(image, run)
  if (any(expected, 'uid', 'answers', 'stops')) await checkService(image, expected)
}

/** @throws {Failure} that names the target */
export async function checkExample(folder, targets, expectation) {
  const name = basename(folder)
  const missing = targets.filter((target) => !Object.hasOwn(expectation.targets, target))
  const unknown = Object.keys(expectation.targets).filter((target) => !targets.includes(target))
  if (missing.length > 0) throw new Failure(`expect.json does not mention the target ${missing.join(', ')}`)
  if (unknown.length > 0) throw new Failure(`expect.json mentions ${unknown.join(', ')}, which the Dockerfile has not`)

  const context = join(state, 'work', name)
  const source = join(folder, expectation.context ?? '.')
  if (!existsSync(source)) throw new Failure(`${source} does not exist`)
  copyContext(source, context, expectation.besides ?? [])
  try {
    for (const target of targets) {
      const [stage, word] = target === last ? [undefined, 'last'] : [target, target]
      const request = { context, dockerfile: folder, target: stage, log: `${name}-${word}` }
      try {
        // One after the other: each may use both cores, and an image's archive is large.
        await checkTarget(request, expectation.targets[target])
      } catch (error) {
        throw new Failure(`target ${target}: ${error.message}`, error.detail ?? error.stack)
      }
    }
  } finally {
    rmSync(context, { recursive: true, force: true })
  }
}
