import { dirname, join, relative, sep } from 'node:path'
import type { MarkdownRenderer } from 'vitepress'

/** The address on the site of a file or folder of the repository; nothing for one that the site does not show. */
export function addressOf(path: string): string | undefined {
  const found = addresses.find(([pattern]) => pattern.test(path))
  return found && path.replace(found[0], found[1])
}

const addresses: readonly (readonly [RegExp, string])[] = [
  [/^README\.md$/, '/'],
  [/^CONTRIBUTING\.md$/, '/contributing'],
  [/^packages\/core\/src\/lint\/rules\/([^/]+)\/page\.md$/, '/rules/$1'],
  [/^docs\/index\.md$/, '/'],
  [/^docs\/(.+)\/index\.md$/, '/$1/'],
  [/^docs\/(.+)\.md$/, '/$1'],
  [/^docs\/(problems|presets)$/, '/$1'],
  [/^examples$/, '/examples/'],
  [/^examples\/([^/]+)(?:\/README\.md)?$/, '/examples/$1'],
]

/** Turns links to files of the repository into links to their pages. */
export function repositoryLinks(markdown: MarkdownRenderer, root: string): void {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    // `path` is where the page goes, `realPath` where it stands.
    const page: unknown = env?.realPath ?? env?.path
    if (typeof page !== 'string') return
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === 'link_open' ? token.attrGet('href') : null
      if (href !== null) token.attrSet('href', linkFrom(dirname(page), href, root))
    }
  })
}

function linkFrom(folder: string, href: string, root: string): string {
  if (/^(?:[a-z]+:|\/|#)/i.test(href)) return href
  const [path, hash] = href.split('#') as [string, string?]
  const target = relative(root, join(folder, path)).split(sep).join('/').replace(/\/$/, '')
  const address = addressOf(target)
  // A link that leads to no page stays as it is: the build says that it is dead.
  return address === undefined ? href : hash === undefined ? address : `${address}#${hash}`
}
