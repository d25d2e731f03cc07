// Which files an image has, and which it must not have.
import { Failure, run } from './engine.mjs'

/** Whether a path is what the pattern names, or in it; with two stars and a slash before it, a name in any folder. */
function within(path, pattern) {
  const anywhere = pattern.startsWith('**/')
  return anywhere ? `/${path}/`.includes(`/${pattern.slice(3)}/`) : `/${path}/`.startsWith(`${pattern}/`)
}

/** @param archive the whole file system of the image */
export async function checkFiles(archive, { contains = {}, absent = [] }) {
  for (const [path, expected] of Object.entries(contains)) {
    const { status, stdout } = await run('tar', ['--extract', '--to-stdout', '--file', archive, path.slice(1)])
    if (status !== 0) throw new Failure(`${path} is not in the image`)
    if (!stdout.includes(expected))
      throw new Failure(`${path} has no ${JSON.stringify(expected)}`, stdout.slice(0, 2000))
  }
  if (absent.length === 0) return
  const { status, stdout, stderr } = await run('tar', ['--list', '--file', archive])
  if (status !== 0) throw new Failure('the files of the image cannot be listed', stderr)
  const files = stdout.split('\n').map((path) => path.replace(/\/$/, ''))
  for (const pattern of absent) {
    const file = files.find((path) => within(path, pattern))
    if (file !== undefined) throw new Failure(`/${file} must not be in the image`)
  }
}
