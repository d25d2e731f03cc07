import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The Dockerfiles of BuildKit's own tests, read where Go keeps its modules: those of the parser, and those that its Go
 * tests hold as literals.
 */
export function buildkitDockerfiles(): readonly string[] {
  const folder = moduleFolder()
  const texts = new Set<string>()
  for (const kind of ['testfiles', 'testfiles-negative']) {
    const tests = join(folder, 'parser', kind)
    for (const name of readdirSync(tests)) texts.add(readFileSync(join(tests, name, 'Dockerfile'), 'utf8'))
  }
  for (const name of goTests(folder)) {
    for (const [, literal] of readFileSync(name, 'utf8').matchAll(/`([^`]*\bFROM [^`]*)`/g)) {
      // Texts with a hole for Sprintf are not Dockerfiles.
      if (!/%[sdqv]|\{\{/.test(literal!)) texts.add(literal!)
    }
  }
  return [...texts]
}

function moduleFolder(): string {
  const cwd = join(import.meta.dirname, '..', 'oracle')
  const root = execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', 'github.com/moby/buildkit'], {
    cwd,
    encoding: 'utf8',
  })
  return join(root.trim(), 'frontend', 'dockerfile')
}

function goTests(folder: string): readonly string[] {
  const folders = [folder, join(folder, 'dockerfile2llb'), join(folder, 'instructions')]
  return folders.flatMap((one) =>
    readdirSync(one)
      .filter((name) => name.endsWith('_test.go'))
      .map((name) => join(one, name)),
  )
}
