// One example: every target of its Dockerfile, built and compared with its expectation.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { dockerImage, readLayers, withArchive } from './archive.mjs'
import { checkLabels, checkOutput, checkService, checkUser } from './container.mjs'
import { makeCold } from './cold.mjs'
import { checkCross } from './cross.mjs'
import { edited } from './edit.mjs'
import { Failure, build, mustDocker, state, tail } from './engine.mjs'
import { checkFiles } from './files.mjs'
import { checkRatio } from './ratio.mjs'
import { checkRebuild } from './rebuild.mjs'
import { startRegistry, writeNpmrc } from './registry.mjs'
import { checkKept, checkNeeded } from './secret.mjs'
import { last } from './targets.mjs'

/** What tools leave in the folder of an app, which no clone of a repository has. */
const leftovers = ['node_modules', 'dist', 'target', '.venv', '.next']

/** A copy of the app as it lies in the repository, with the files besides it that a developer's folder may have. */
function copyContext(from, to, besides) {
  rmSync(to, { recursive: true, force: true })
  cpSync(from, to, { recursive: true, filter: (path) => !leftovers.includes(basename(path)) })
  for (const path of besides) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), 'This must not get into an image.\n')
  }
}

/** The tests of a test target must be run, so they must notice what is wrong. */
function checkCatches(request, { says, ...mistake }) {
  return edited(request.context, mistake, async () => {
    const { built, printed } = await build({ ...request, log: `${request.log}-wrong` })
    if (built)
      throw new Failure(`it is built although ${mistake.file} is wrong: the tests do not run, or notice nothing`)
    if (!printed.includes(says)) {
      throw new Failure(`it fails when ${mistake.file} is wrong, but without ${JSON.stringify(says)}`, tail(printed))
    }
  })
}

const any = (expected, ...keys) => keys.some((key) => Object.hasOwn(expected, key))

/** @returns the layers of the image */
async function checkImage(request, expected) {
  // The image is kept: the next one of the same base loads faster, and the next run replaces it.
  const image = `stagecraft-example/${request.log}`
  const layers = await withArchive(request, dockerImage(image), async (archive) => {
    if (any(expected, 'user', 'labels', 'prints', 'uid', 'answers', 'stops'))
      await mustDocker('load', '--quiet', '--input', archive)
    return readLayers(archive)
  })
  if (expected.user !== undefined) await checkUser(image, expected.user)
  if (expected.labels !== undefined) await checkLabels(image, expected.labels)
  for (const output of expected.prints ?? []) await checkOutput(image, output)
  if (any(expected, 'uid', 'answers', 'stops')) await checkService(image, expected)
  return layers
}

/** @returns what was measured, where the target has a ratio */
async function checkTarget({ request, single, recorded, base, expected, cold }) {
  if (cold !== undefined && any(expected, 'ratio')) await makeCold(cold)
  const { built, printed, seconds } = await build(request)
  if (expected.fails !== undefined) {
    if (built) throw new Failure('it is built, although expect.json says that it fails')
    if (new RegExp(expected.fails).test(printed)) return
    throw new Failure(`it fails, but nothing that it prints matches ${expected.fails}`, tail(printed))
  }
  if (!built) throw new Failure('it is not built', tail(printed))
  const again = expected.rebuild && (await checkRebuild(request, expected.rebuild))
  if (request.secrets !== undefined) await checkKept(request)
  if (expected.catches !== undefined) await checkCatches(request, expected.catches)
  if (expected.cross !== undefined) await checkCross(request, expected.cross)
  if (any(expected, 'contains', 'absent')) {
    await withArchive(request, 'tar', (archive) => checkFiles(archive, expected))
  }
  if (!any(expected, 'user', 'labels', 'prints', 'uid', 'answers', 'stops', 'ratio')) return
  const layers = await checkImage(request, expected)
  if (expected.ratio === undefined) return
  return { base, ...(await checkRatio(single, { layers, most: expected.ratio, recorded })), cold: seconds, again }
}

const secretsFor = (name, { secret, scope }, address) => [
  `id=${secret},src=${writeNpmrc(`${name}.npmrc`, { scope, address })}`,
]

/**
 * @param cold the base images, where targets with a ratio are built with nothing else in the cache
 * @param recorded tells of a target how large the image of its single stage is, where it is not to be measured
 * @returns by target, what was measured
 * @throws {Failure} that names the target
 */
export async function checkExample({ folder, targets, bases, expectation }, cold, recorded) {
  const name = basename(folder)
  const source = join(folder, expectation.context ?? '.')
  if (!existsSync(source)) throw new Failure(`${source} does not exist`)
  const context = join(state, 'work', name)
  copyContext(source, context, expectation.besides ?? [])
  const clone = join(state, 'work', `${name}-clone`)
  copyContext(source, clone, [])
  const single = { context: clone, dockerfile: folder, log: `${name}-single` }
  const figures = new Map()
  const registry = expectation.registry && (await startRegistry(join(folder, expectation.registry.folder)))
  try {
    const secrets = registry && secretsFor(name, expectation.registry, registry.address)
    for (const target of targets) {
      const [stage, word] = target === last ? [undefined, 'last'] : [target, target]
      const request = { context, dockerfile: folder, target: stage, log: `${name}-${word}`, secrets }
      const expected = expectation.targets[target]
      try {
        // One after the other: each may use both cores, and an image's archive is large.
        const measured = await checkTarget({
          request,
          single,
          recorded: recorded(target),
          base: bases.get(target),
          expected,
          cold,
        })
        if (measured !== undefined) figures.set(target, measured)
      } catch (error) {
        throw new Failure(`target ${target}: ${error.message}`, error.detail ?? error.stack)
      }
    }
    if (registry === undefined) return figures
    const whole = { context, dockerfile: folder, log: name }
    await checkNeeded(whole, { ...expectation.registry, address: registry.address })
  } finally {
    await registry?.close()
    for (const copy of [context, clone]) rmSync(copy, { recursive: true, force: true })
  }
  return figures
}
