import { describe, expect, test } from 'vitest'
import { folder } from './run.js'

/** Everything that means something in an address, a pattern, a shell or an escape; no `/`, and no `\`, which Windows has. */
const odd = "a b (1) 100% #1?x [2]{3} %41 'q' $HOME ~ ünï 日本"
const lib = `lib ${odd}`

const config = (more = ''): string => `import { dockerfile, stage } from '@stagecraft/core'
import { tag } from ${JSON.stringify(`./${lib}/tag ${odd}.js`)}
${more}
export default dockerfile(stage('app').from(\`node:\${tag}\`).run('one'))
`
const files = (tag = "export const tag: string = '22'\n", more?: string): Record<string, string> => ({
  [`${odd}/dockerfile.config.ts`]: config(more),
  [`${odd}/${lib}/tag ${odd}.ts`]: tag,
})

describe('a folder with every odd letter', () => {
  test('emit, check, and by a pattern', () => {
    const here = folder(files())
    const where = { cwd: here.at(odd) }
    expect(here.runIn(where, 'emit')).toEqual({ code: 0, out: 'wrote Dockerfile\n', err: '' })
    expect(here.runIn(where, 'check').out).toBe('Dockerfile is fresh\n')
    expect(here.run('check', '-c', odd).out).toBe(`${odd}/Dockerfile is fresh\n`)
    expect(here.run('check', '-c', `${odd}/dockerfile.config.ts`).code).toBe(0)
    expect(here.run('check', '-c', '**/dockerfile.config.ts').code).toBe(0)
  })

  // With the bundle, and with the bundle of an earlier run.
  test('a thrown error is shown at its line', () => {
    const here = folder(files("export const tag = '22'\nthrow new Error('boom')\n"))
    for (let run = 0; run < 2; run++) {
      expect(here.run('check', '-c', odd).err).toContain(`  at ${odd}/${lib}/tag ${odd}.ts:2:7\n`)
    }
  })

  test('a misuse of the DSL is shown at its line', () => {
    const here = folder(files("export const tag = '2 2'\n"))
    expect(here.run('check', '-c', odd).err).toContain(`  at ${odd}/dockerfile.config.ts:4:`)
  })

  test('a loop without an end is shown at its line', () => {
    const here = folder(files("export const tag = '22'\nfor (;;) {}\n"))
    const { code, err } = here.run('check', '-c', odd, '--timeout', '0.5')
    expect(code).toBe(2)
    expect(err).toContain('is still busy after 0.5 seconds: a loop in it may have no end')
    expect(err).toContain(`  at ${odd}/${lib}/tag ${odd}.ts:2:`)
  })

  test('where, lint and sync', () => {
    const here = folder(files())
    here.run('emit', '-c', odd)
    const dockerfile = here.read(`${odd}/Dockerfile`)
    const line = dockerfile.split('\n').indexOf('RUN one') + 1
    expect(here.run('where', `${odd}/Dockerfile:${line}`, '-c', odd).out).toContain(
      `  at ${odd}/dockerfile.config.ts:4:`,
    )
    expect(here.run('lint', odd).out).toContain(`  at ${odd}/dockerfile.config.ts:4:`)
    here.write(`${odd}/Dockerfile`, dockerfile.replace('node:22', 'node:24'))
    expect(here.run('sync', '-c', odd).out).toContain(`synced ${odd}/${lib}/tag ${odd}.ts:1 22 → 24\n`)
    expect(here.read(`${odd}/${lib}/tag ${odd}.ts`)).toBe("export const tag: string = '24'\n")
    expect(here.run('check', '-c', odd).code).toBe(0)
  })

  test('outputs', () => {
    const here = folder({
      'dockerfile.config.ts': `import { defineConfig, dockerfile, stage } from '@stagecraft/core'
export default defineConfig({ ${JSON.stringify(`${odd}/Dockerfile ${odd}`)}: dockerfile(stage().from('a:1')) })
`,
    })
    expect(here.run('emit').out).toBe(`wrote ${odd}/Dockerfile ${odd}\n`)
    expect(here.run('check').code).toBe(0)
    expect(here.run('check', `${odd}/Dockerfile ${odd}`).code).toBe(0)
  })
})
