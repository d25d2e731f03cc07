// One example: every target of its Dockerfile, built and compared with its expectation.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkImage, checkOutput, checkService } from './container.mjs'
import { Failure, build, docker, mustDocker, state, tail } from './engine.mjs'

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

async function checkTarget(request, expected) {
  const image = `stagecraft-example/${request.log}`
  const runs = ['user', 'contains', 'absent', 'prints', 'uid', 'answers', 'stops'].some((key) => key in expected)
  const archive = runs ? join(state, 'work', `${request.log}.tar`) : undefined
  const { built, printed } = build({ ...request, output: archive, name: image })
  if (expected.fails !== undefined) {
    if (built) throw new Failure('it is built, although expect.json says that it fails')
    if (!printed.includes(expected.fails)) {
      throw new Failure(`it fails, but without ${JSON.stringify(expected.fails)}`, tail(printed))
    }
    return
  }
  if (!built) throw new Failure('it is not built', tail(printed))
  if (expected.catches !== undefined) checkCatches(request, expected.catches)
  if (archive === undefined) return
  try {
    mustDocker('load', '--quiet', '--input', archive)
    checkImage(image, expected)
    for (const run of expected.prints ?? []) checkOutput(image, run)
    if ('uid' in expected || 'answers' in expected || 'stops' in expected) await checkService(image, expected)
  } finally {
    rmSync(archive, { force: true })
    docker('rmi', '--force', image)
  }
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
      const request = { context, dockerfile: folder, target, log: `${name}-${target}` }
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
