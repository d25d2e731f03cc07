import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DefaultTheme } from 'vitepress'

type Item = DefaultTheme.SidebarItem

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The heading of a page, as plain text. */
const headingOf = (path: string): string =>
  /^# (.+)$/m.exec(readFileSync(root + path, 'utf8'))?.[1]?.replaceAll('`', '') ?? path

/** The pages of a folder, by their headings or by their names. */
const pagesOf = (folder: string, title: (name: string) => string = (name) => headingOf(`docs/${folder}/${name}.md`)) =>
  readdirSync(`${root}docs/${folder}`)
    .filter((file) => file.endsWith('.md') && !/^(?:index|\[.*\])\.md$/.test(file))
    .map((file) => file.slice(0, -'.md'.length))
    .sort()
    .map((name): Item => ({ text: title(name), link: `/${folder}/${name}` }))

const rules = readdirSync(`${root}packages/core/src/lint/rules`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }): Item => ({
    text: headingOf(`packages/core/src/lint/rules/${name}/page.md`),
    link: `/rules/${name}`,
  }))

const examples = readdirSync(`${root}examples`)
  .filter((name) => existsSync(`${root}examples/${name}/dockerfile.config.ts`))
  .map((name): Item => ({ text: headingOf(`examples/${name}/README.md`), link: `/examples/${name}` }))

const page = (name: string, text = headingOf(`docs/${name}.md`)): Item => ({ text, link: `/${name}` })

/** The entries of the packages, which `typedoc` wrote a page each for: `@stagecraft/core/lint`. */
const api = readdirSync(`${root}docs/api`, { recursive: true, encoding: 'utf8' })
  .map((path) => path.split(sep).join('/'))
  .filter((path) => path.startsWith('@') && path.endsWith('.md'))
  .map((path) => path.slice(0, -'.md'.length))
  .sort()
  .map((name): Item => ({ text: name, link: `/api/${name}` }))

export const nav: DefaultTheme.NavItem[] = [
  {
    text: 'Guide',
    link: '/tutorial',
    activeMatch:
      '^/(?:tutorial|dsl|init|import|migrating|comparison|cli|build|explain|lint|ci|secrets|company-presets)$',
  },
  { text: 'Presets', link: '/presets', activeMatch: '^/(?:presets|images)' },
  { text: 'API', link: '/api/', activeMatch: '^/api/' },
  { text: 'Problems', link: '/problems', activeMatch: '^/problems' },
  { text: 'Playground', link: '/playground/', target: '_self' },
]

const decisions = pagesOf('decisions')

// A group that opens has a page of its own: a heading that is a button cannot hold the button that opens it.
export const sidebar: DefaultTheme.Sidebar = [
  {
    text: 'How to',
    items: [
      page('tutorial', 'Tutorial'),
      page('dsl', 'Instruction by instruction'),
      page('init', 'The first config'),
      page('import', 'Have a Dockerfile?'),
      page('migrating'),
      page('comparison'),
      page('cli'),
      page('build'),
      page('explain'),
      page('lint'),
      page('ci'),
      page('secrets'),
      page('company-presets'),
    ],
  },
  {
    text: 'Presets',
    link: '/presets',
    collapsed: true,
    items: [...pagesOf('presets'), page('images', 'Sizes and rebuilds')],
  },
  { text: 'Rules of lint', link: '/lint', collapsed: true, items: rules },
  { text: 'Examples', link: examples[0]!.link!, collapsed: true, items: examples },
  { text: 'Problems', link: '/problems', collapsed: true, items: pagesOf('problems', (name) => name) },
  {
    text: 'How it is built',
    link: '/architecture',
    collapsed: true,
    items: [
      page('architecture'),
      { text: 'Decisions', link: decisions[0]!.link!, collapsed: true, items: [...decisions] },
      page('versions'),
      page('lint-verdicts'),
      page('engine'),
      page('supply-chain'),
      { text: 'Contributing', link: '/contributing' },
    ],
  },
  { text: 'API', link: '/api/', collapsed: true, items: api },
]
