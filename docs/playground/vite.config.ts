import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const packages = fileURLToPath(new URL('../../packages', import.meta.url))

/** What the editor's TypeScript knows of the library: the declarations as they are published. */
function libraryTypes(): Plugin {
  const name = 'virtual:library-types'
  return {
    name: 'library-types',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(declarations())}` : undefined),
  }
}

function declarations(): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of ['core', 'presets']) {
    const folder = join(packages, name)
    for (const file of readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.d.ts')) continue
      const path = join(folder, 'dist', file)
      found[`@stagecraft/${relative(packages, path)}`] = readFileSync(path, 'utf8').replace(/^\/\/# source.*\n?/m, '')
    }
    found[`@stagecraft/${name}/package.json`] = readFileSync(join(folder, 'package.json'), 'utf8')
  }
  return found
}

export default defineConfig({
  base: './',
  plugins: [libraryTypes()],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // TypeScript is one file of some megabytes, and loaded by a worker.
    chunkSizeWarningLimit: 12_000,
  },
})
