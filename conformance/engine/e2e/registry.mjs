// A registry of npm packages on loopback, where builds find it too. It gives nothing to whom does not name its token.
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Failure, run, state, tail } from './engine.mjs'

/** The same in each run, so that it is also searched for in what the cache of builds has from earlier ones. */
export const token = 'token-of-the-registry-on-loopback-31c86a4f'

const integrityOf = (bytes) => `sha512-${createHash('sha512').update(bytes).digest('base64')}`

/** Packs a folder so that its bytes are the same on every machine: lockfiles name them. */
async function pack(folder) {
  const { status, stdout, stderr } = await run('bash', [
    '-c',
    `tar --create --format=ustar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --mode=u=rwX,go=rX \
      --transform='s#^[.]#package#' --directory="$0" . | base64 --wrap=0`,
    folder,
  ])
  if (status !== 0) throw new Failure(`${folder} cannot be packed`, tail(stderr))
  return gzipSync(Buffer.from(stdout, 'base64'), { level: 0 })
}

/** By the path that npm asks for: what the registry answers, where the address of an archive depends on its own. */
async function answersOf(folder) {
  const answers = new Map()
  for (const entry of readdirSync(folder)) {
    const manifest = JSON.parse(readFileSync(join(folder, entry, 'package.json'), 'utf8'))
    const archive = await pack(join(folder, entry))
    const path = `/${manifest.name}/-/${entry}-${manifest.version}.tgz`
    answers.set(path, () => archive)
    answers.set(`/${manifest.name}`, (address) =>
      JSON.stringify({
        name: manifest.name,
        'dist-tags': { latest: manifest.version },
        versions: {
          [manifest.version]: {
            ...manifest,
            dist: { tarball: `${address}${path}`, integrity: integrityOf(archive) },
          },
        },
      }),
    )
  }
  return answers
}

/**
 * @param folder has a folder for each package
 * @returns its address, and how it is closed
 */
export async function startRegistry(folder) {
  const answers = await answersOf(folder)
  const server = createServer(({ url, headers }, response) => {
    const answer = answers.get(decodeURIComponent(url))
    if (headers.authorization !== `Bearer ${token}`) response.writeHead(401).end('{"error":"no token"}')
    else if (answer === undefined) response.writeHead(404).end('{"error":"no such package"}')
    else response.end(answer(`http://${headers.host}`))
  })
  await new Promise((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** Writes the settings by which npm finds the packages of a scope there. */
export function writeNpmrc(name, { address, scope }, named = token) {
  const path = join(state, 'work', name)
  writeFileSync(path, `${scope}:registry=http://${address}/\n//${address}/:_authToken=${named}\n`, { mode: 0o600 })
  return path
}
