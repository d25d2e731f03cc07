// Builds the site into docs/.vitepress/dist: the pages, the pages of the API made from docstrings, and the playground.
import { spawn } from 'node:child_process'
import { cpSync, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const docs = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs')
const require = createRequire(join(docs, 'package.json'))

/** Runs a program of a package that docs depends on; its output comes when it has ended. */
function run(name, args) {
  const folder = require.resolve
    .paths(name)
    .map((path) => join(path, name))
    .find((path) => existsSync(join(path, 'package.json')))
  const { bin } = require(join(folder, 'package.json'))
  const program = join(folder, typeof bin === 'string' ? bin : bin[name])
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: docs, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
    child.on('close', (code) => {
      process.stdout.write(`== ${name} ${args.join(' ')}\n${said}`)
      if (code === 0) resolve()
      else reject(new Error(`${name} ended with ${code}`))
    })
  })
}

try {
  await Promise.all([
    run('typedoc', []).then(() => run('vitepress', ['build', '.'])),
    run('vite', ['build', 'playground', '--config', 'playground/vite.config.ts', '--logLevel', 'warn']),
  ])
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
cpSync(join(docs, 'playground/dist'), join(docs, '.vitepress/dist/playground'), { recursive: true })
console.log('The site: docs/.vitepress/dist')
