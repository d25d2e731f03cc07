// Splits the Dockerfiles of `conformance/multi-stage/apps` with `stagecraft import --multi-stage`, builds the one stage and
// what came out, runs both, and compares answers and sizes: `node conformance/engine/multi-stage.mjs [app…]`.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stagecraft } from './cli/stagecraft.mjs'
import { dockerImage, readLayers, withArchive } from './e2e/archive.mjs'
import { checkService, checkUser } from './e2e/container.mjs'
import { Failure, Unable, build, docker, engine, mustDocker, prepare, state, tail } from './e2e/engine.mjs'
import { release, take } from './e2e/lock.mjs'
import { readTargets } from './e2e/targets.mjs'

const apps = join(import.meta.dirname, '..', 'multi-stage', 'apps')
const required = process.env.STAGECRAFT_E2E === 'required'
const count = { ok: 0, refused: 0, FAILED: 0, skipped: 0 }

function report(verdict, name, message) {
  count[verdict] += 1
  console.log(`${verdict.padEnd(8)}${name.padEnd(12)}${message}`)
}

const known = readdirSync(apps).filter((name) => existsSync(join(apps, name, 'Dockerfile')))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`no app is called ${unknown.join(', ')}; there are ${known.join(', ')}`)
  process.exit(2)
}

/** The app in a folder of its own, without what is expected of it: that is no file of the app. */
function copyApp(name) {
  const folder = join(state, 'work', `multi-${name}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(apps, name), folder, { recursive: true, filter: (path) => path !== join(apps, name, 'expect.json') })
  return folder
}

/** @returns the text of the Dockerfile with several stages, or why there is none */
function split(folder) {
  const imported = stagecraft(['import', '--multi-stage'], folder)
  if (imported.code !== 0) return { refused: imported.printed.trim().split('\n')[0] }
  const emitted = stagecraft(['emit', '--stdout'], folder)
  if (emitted.code !== 0) throw new Failure('the config cannot be emitted', emitted.printed)
  rmSync(join(folder, 'dockerfile.config.ts'))
  return { text: emitted.out }
}

/** Builds an image, checks what it does, and measures it. */
async function measure(request, { user, answers }) {
  const { built, printed } = await build(request)
  if (!built) throw new Failure('it is not built', tail(printed))
  const image = `stagecraft-multi/${request.log}`
  try {
    return await withArchive(request, dockerImage(image), async (archive) => {
      await mustDocker('load', '--quiet', '--input', archive)
      if (user !== undefined) await checkUser(image, user)
      await checkService(image, { answers })
      return [...(await readLayers(archive)).values()].reduce((sum, size) => sum + size, 0)
    })
  } finally {
    await docker('image', 'rm', '--force', image)
  }
}

/** The same, with the name of what failed before the sentence. */
async function named(what, does) {
  try {
    return await does()
  } catch (error) {
    if (error instanceof Failure) throw new Failure(`${what}: ${error.message}`, error.detail)
    throw error
  }
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

async function check(name) {
  const expected = JSON.parse(readFileSync(join(apps, name, 'expect.json'), 'utf8'))
  const folder = copyApp(name)
  try {
    const { text, refused } = split(folder)
    const dockerfiles = join(state, 'work', `multi-${name}-dockerfiles`)
    mkdirSync(dockerfiles, { recursive: true })
    cpSync(join(folder, 'Dockerfile'), join(dockerfiles, 'one.Dockerfile'))
    if (refused !== undefined) return report('refused', name, refused)
    writeFileSync(join(dockerfiles, 'several.Dockerfile'), text)
    await prepare('images', ...imagesOf(dockerfiles, 'one', 'several'))
    const request = (kind) => ({
      context: folder,
      dockerfile: dockerfiles,
      filename: `${kind}.Dockerfile`,
      log: `multi-${name}-${kind}`,
    })
    const one = await named('one stage', () => measure(request('one'), expected))
    const several = await named('several stages', () => measure(request('several'), expected))
    if (several >= one) throw new Failure(`it is not smaller: ${megabytes(several)} instead of ${megabytes(one)}`)
    report('ok', name, `${megabytes(one)} → ${megabytes(several)} (${Math.round((several / one) * 100)} %)`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const defaults = { NODE_VERSION: '22', GO_VERSION: '1.26' }

/** The images of both files, with the defaults of their arguments. */
function imagesOf(folder, ...kinds) {
  const found = new Set()
  for (const kind of kinds) {
    const path = join(folder, `${kind}.Dockerfile`)
    const plain = join(folder, 'plain.Dockerfile')
    writeFileSync(
      plain,
      readFileSync(path, 'utf8').replace(/\$\{?(\w+)\}?/g, (all, name) => defaults[name] ?? all),
    )
    for (const image of readTargets(plain).images) found.add(image)
    rmSync(plain)
  }
  return [...found]
}

/** @returns why no app can be built here */
async function run(names) {
  try {
    await engine('up')
    const worker = async () => {
      for (let name = names.shift(); name !== undefined; name = names.shift()) {
        try {
          await check(name)
        } catch (error) {
          if (error instanceof Unable) throw error
          report('FAILED', name, error.message)
          console.log((error.detail ?? error.stack).replace(/^(?=.)/gm, '    '))
        }
      }
    }
    await Promise.all([worker(), worker()])
  } catch (error) {
    if (error instanceof Unable) return error.message
    throw error
  } finally {
    await engine('down')
    release()
  }
}

const names = wanted.length > 0 ? wanted : known
const left = [...names]
const reason = take() ?? (await run(left))
for (const name of reason === undefined ? [] : left) report(required ? 'FAILED' : 'skipped', name, reason)
console.log(`${count.ok} smaller and right, ${count.refused} refused, ${count.FAILED} failed, ${count.skipped} skipped`)
process.exitCode = count.FAILED > 0 ? 1 : 0
