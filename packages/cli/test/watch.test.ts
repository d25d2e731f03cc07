import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { folder, keepRunning, until, type Folder } from './run.js'

const config = `import { dockerfile, stage } from '@stagecraft/core'
import { tag } from './lib/tag.js'
export default dockerfile(stage('app').from(\`node:\${tag}\`).run('one'))
`
const files = { 'dockerfile.config.ts': config, 'lib/tag.ts': "export const tag = '22'\n" }

const watching = async (here: Folder, ...args: string[]): Promise<() => string> => {
  const { printed } = keepRunning(here.root, 'emit', '--watch', ...args)
  await until(() => printed().includes('watching'))
  return printed
}
const says =
  (here: Folder, text: string, file = 'Dockerfile') =>
  async (): Promise<void> =>
    await until(() => readdirSync(here.root).length > 0 && here.read(file).includes(text))

describe('emit --watch', () => {
  test('writes when the config changes, or a file that it imports', async () => {
    const here = folder(files)
    const printed = await watching(here)
    expect(printed()).toBe('wrote Dockerfile\nwatching; end with Ctrl+C\n')
    here.write('dockerfile.config.ts', config.replace("'one'", "'two'"))
    await says(here, 'RUN two')()
    here.write('lib/tag.ts', "export const tag = '24'\n")
    await says(here, 'FROM node:24')()
    // As most editors save: another file is put in its place.
    here.write('lib/tag.ts~', "export const tag = '26'\n")
    renameSync(here.at('lib/tag.ts~'), here.at('lib/tag.ts'))
    await says(here, 'FROM node:26')()
    await until(() => printed() === `wrote Dockerfile\nwatching; end with Ctrl+C\n${'wrote Dockerfile\n'.repeat(3)}`)
    // What is there again is run again, and not remembered.
    here.write('lib/tag.ts', "export const tag = '22'\n")
    await says(here, 'FROM node:22')()
  })

  test('a config that fails is shown, and written when it is mended', async () => {
    const here = folder(files)
    const printed = await watching(here)
    here.write('dockerfile.config.ts', `${config}!`)
    await until(() => printed().includes('Syntax error'))
    here.write('dockerfile.config.ts', config.replace('./lib/tag.js', './lib/other.js'))
    await until(() => printed().includes('The file "./lib/other.js" is imported and does not exist'))
    here.write('lib/other.ts', "export const tag = '20'\n")
    await says(here, 'FROM node:20')()
    here.write('lib/other.ts', "export const tag = '20'\nthrow new Error('soon')\n")
    await until(() => printed().includes('threw Error: soon'))
    here.write('lib/other.ts', "export const tag = '18'\n")
    await says(here, 'FROM node:18')()
    expect(here.run('check').code).toBe(0)
  })

  test('what changes before it is watched is not missed', async () => {
    const itself = `import { writeFileSync } from 'node:fs'
${config}
if (tag === 'old') writeFileSync(new URL('./lib/tag.ts', import.meta.url), "export const tag = 'new'\\n")
`
    const here = folder({ 'dockerfile.config.ts': itself, 'lib/tag.ts': "export const tag = 'old'\n" })
    await watching(here)
    await says(here, 'FROM node:new')()
    expect(here.run('check').code).toBe(0)
  })

  test('a folder that goes and comes again', async () => {
    const here = folder(files)
    const printed = await watching(here)
    rmSync(here.at('lib'), { recursive: true })
    await until(() => printed().includes('does not exist'))
    mkdirSync(here.at('lib'))
    here.write('lib/tag.ts', "export const tag = '28'\n")
    await says(here, 'FROM node:28')()
    expect(here.run('check').code).toBe(0)
  })

  test('several configs: only what a change is for is run and written', async () => {
    const one = `import { dockerfile, stage } from '@stagecraft/core'\nconsole.log('one runs')\nexport default dockerfile(stage().from('a:1'))\n`
    const here = folder({ 'a/dockerfile.config.ts': one, 'b/dockerfile.config.ts': one.replace('one', 'two') })
    const printed = await watching(here, '-c', 'a', 'b')
    here.write('b/dockerfile.config.ts', one.replace('one', 'two').replace('a:1', 'b:2'))
    await says(here, 'FROM b:2', 'b/Dockerfile')()
    await until(() => printed().endsWith('wrote b/Dockerfile\n'))
    expect(printed().match(/one runs/g)).toHaveLength(1)
    expect(printed().match(/two runs/g)).toHaveLength(2)
  })

  test('two at once do not write against each other', async () => {
    const here = folder(files)
    const both = [await watching(here), await watching(here)]
    for (let tag = 30; tag < 40; tag++) {
      here.write('lib/tag.ts', `export const tag = '${tag}'\n`)
      await says(here, `FROM node:${tag}`)()
    }
    const count = (): number => both.reduce((sum, printed) => sum + printed().split('wrote').length - 1, 0)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const written = count()
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(count()).toBe(written)
    expect(here.run('check').code).toBe(0)
    expect(readdirSync(here.root).sort()).toEqual(['Dockerfile', 'dockerfile.config.ts', 'lib'])
  })

  test('what cannot go together', () => {
    const here = folder(files)
    expect(here.run('emit', '--watch', '--stdout').err).toContain('--stdout prints once, and --watch never ends')
    expect(here.run('emit', '--watch', '--json')).toMatchObject({ code: 2 })
  })

  test('a config that cannot be followed', async () => {
    const source = `const { dockerfile, stage } = require('@stagecraft/core')\nexport default dockerfile(stage().from('a:1'))\n`
    const printed = await watching(folder({ 'dockerfile.config.ts': source }))
    expect(printed()).toContain('dockerfile.config.ts cannot be watched: it uses require')
  })
})
