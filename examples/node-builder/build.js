import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { marked } from 'marked'

mkdirSync('dist', { recursive: true })
for (const name of readdirSync('src').filter((file) => file.endsWith('.md'))) {
  const page = await marked.parse(readFileSync(`src/${name}`, 'utf8'))
  writeFileSync(`dist/${name.replace(/\.md$/, '.html')}`, `<!doctype html>\n<meta charset="utf-8" />\n${page}`)
}
