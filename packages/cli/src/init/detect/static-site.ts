import { firstFile, type Project } from '../project/project.js'
import type { Finding } from '../proposal.js'

const folders = ['public', 'site', 'html', 'www', 'htdocs', 'src', 'docs']

/** Files that are served as they are. */
export function staticSite(project: Project): Finding | undefined {
  const found = firstFile(project, [...folders.map((folder) => `${folder}/index.html`), 'index.html'])
  if (found === undefined) return undefined
  const isTop = found === 'index.html'
  return {
    preset: 'staticSite',
    found,
    sure: true,
    options: { folder: isTop ? '.' : found.replace('/index.html', '') },
    questions: [],
    notes: isTop
      ? [
          'All files of this folder are served: name what is not meant for visitors in the option "ignore", or move the site to "public".',
        ]
      : [],
  }
}
