import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it, onTestFinished } from 'vitest'
import { convert } from './convert.js'

const sourceOf = async (text: string, options = {}): Promise<string> => (await convert(text, options)).source ?? ''

describe('convert', () => {
  it('gives no source for what has errors, and their places', async () => {
    const { source, problems } = await convert('FROM a:1\nRUM x\n', { file: 'Dockerfile' })
    expect(source).toBeUndefined()
    expect(problems).toMatchObject([{ code: 'unknown-instruction', place: { file: 'Dockerfile', line: 2, column: 1 } }])
  })

  it('tells what BuildKit would refuse, and where', async () => {
    const { source, problems } = await convert('FROM alpine:3.22 AS a\nFROM Not/An/Image:1\n')
    expect(source).toContain('dockerfile.loose(a, final)')
    expect(problems).toMatchObject([{ code: 'bad-image', severity: 'error', place: { line: 2 } }])
  })

  it('keeps warnings', async () => {
    const { source, problems } = await convert('FROM alpine:3.22\nRUN echo a \\\n\n  b\n')
    expect(source).toContain('dockerfile(app)')
    expect(problems.every(({ severity }) => severity !== 'error')).toBe(true)
  })

  it('says where another file than Dockerfile is written', async () => {
    expect(await sourceOf('FROM alpine:3.22\n', { output: 'web/prod.Dockerfile' })).toContain(
      "export default defineConfig({ 'web/prod.Dockerfile': dockerfile(app) })",
    )
    expect(await sourceOf('FROM alpine:3.22\n', { output: 'Dockerfile' })).toContain('export default dockerfile(app)')
  })

  it('says where the build context lies, if not beside the config', async () => {
    expect(await sourceOf('FROM alpine:3.22\n', { context: '../..' })).toContain(
      "export default defineConfig({ Dockerfile: dockerfile(app) }, { context: '../..' })",
    )
  })

  it('prints what prettier would leave alone', async () => {
    const text = `FROM alpine:3.22 AS a\nARG X=1\nRUN a && \\\n  b\nCOPY x \\\n  y\nRUN <<EOF\nset -e\na\nEOF\n\nFROM a\nRUN c \\\n d\n`
    const source = await sourceOf(text)
    const config = await resolveConfig(join(import.meta.dirname, 'convert.ts'))
    expect(await format(source, { ...config, parser: 'typescript' })).toBe(source)
  })

  it('cuts chains that compilers would overflow on', async () => {
    const runs = Array.from({ length: 700 }, (_, i) => `RUN echo ${i}`)
    const source = await sourceOf(`FROM alpine:3.22\n${runs.join('\n')}\n`)
    expect(source.match(/^const /gm)).toHaveLength(4)
    const folder = mkdtempSync(join(import.meta.dirname, '../.types-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'long.ts'), source)
    const options = { strict: true, noEmit: true, module: 'nodenext', moduleResolution: 'nodenext', target: 'ES2022' }
    const compilerOptions = { ...options, types: [], customConditions: ['stagecraft-source'], skipLibCheck: true }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['long.ts'] }))
    const require = createRequire(import.meta.url)
    for (const compiler of ['typescript', 'typescript-5.4']) {
      const tsc = join(dirname(require.resolve(`${compiler}/package.json`)), 'bin/tsc')
      const { stdout, stderr } = spawnSync(process.execPath, [tsc, '-p', folder, '--pretty', 'false'], {
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      expect(stdout.split('\n').filter((line) => line.includes('long.ts'))).toEqual([])
    }
  })
})
