import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { repositoryLinks } from './links.js'
import { nav, sidebar } from './navigation.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

// Pages stay where their subject is: guides in docs, a rule's page beside the rule. The site gives them its addresses,
// and `links.ts` makes the links between files, which work in a checkout, links between addresses.
export default defineConfig({
  title: 'Stagecraft',
  description: 'Typed stages in, one canonical Dockerfile out.',
  lang: 'en',
  srcDir: '..',
  srcExclude: [
    'README.md',
    '.changeset/**',
    '{examples,conformance,benchmarks,scripts}/**',
    'packages/*/*.md',
    'packages/*/{test,dist}/**',
  ],
  rewrites: {
    'docs/:page(.*)': ':page',
    'packages/core/src/lint/rules/:rule/page.md': 'rules/:rule.md',
    'CONTRIBUTING.md': 'contributing.md',
  },
  cleanUrls: true,
  // Stands beside the pages once both are built, see scripts/site.mjs.
  ignoreDeadLinks: [/^\/playground\//],
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: '/stagecraft.svg' }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
  ],
  markdown: {
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { dockerignore: 'ini' },
    config: (markdown) => repositoryLinks(markdown, root),
  },
  vite: {
    // Pages outside this folder are components too, and have no node_modules above them that knows vue.
    resolve: {
      alias: [{ find: /^vue(?=$|\/)/, replacement: fileURLToPath(new URL('../node_modules/vue', import.meta.url)) }],
    },
    publicDir: fileURLToPath(new URL('../public', import.meta.url)),
    build: { chunkSizeWarningLimit: 1500 },
  },
  themeConfig: {
    logo: '/stagecraft.svg',
    nav,
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    externalLinkIcon: true,
    footer: { message: 'MIT licensed. What these pages show of outputs is made again by tests.' },
  },
})
