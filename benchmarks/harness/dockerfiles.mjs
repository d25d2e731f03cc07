// The Dockerfiles that are read, linted and converted: those of our examples, those of BuildKit's own tests, which Go has
// in its module cache, and those below the folders that the command names.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildkit } from '../../conformance/buildkit.mjs'
import { newFolder } from './folder.mjs'
import { note } from './notes.mjs'

const root = join(import.meta.dirname, '../..')

let read

/**
 * `{ texts, megabytes, paths, oracle }`: the texts, how much that is, where each of them can be read, and the program that asks
 * BuildKit. Without Go there is no such program, and there are only the examples.
 */
export function dockerfiles(folders) {
  read ??= readAll(folders)
  return read
}

function readAll(folders) {
  const paths = [join(root, 'examples'), ...folders].flatMap(dockerfilesBelow)
  const { oracle, texts: theirs = [] } = buildkit() ?? {}
  if (oracle === undefined) note("Go is missing: BuildKit was not asked, and its tests' Dockerfiles were not read.")
  const folder = newFolder('buildkit')
  theirs.forEach((text, index) => {
    const path = join(folder, `${index}.Dockerfile`)
    writeFileSync(path, text)
    paths.push(path)
  })
  const texts = paths.map((path) => readFileSync(path, 'utf8'))
  return { oracle, paths, texts, megabytes: megabytes(texts) }
}

export const megabytes = (texts) => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6

function dockerfilesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) => entry.isFile() && /dockerfile/i.test(entry.name) && !/\.(?:ts|js|md|dockerignore)$/.test(entry.name),
    )
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((path) => !path.includes('node_modules'))
    .sort()
}
