import { firstFile, type Project } from '../../project/project.js'
import { known, type Finding } from '../../proposal.js'
import { readManifest } from './manifest.js'
import { nodeImage, nodeImages } from './node-images.js'
import { managerRefusal, packageManager } from './package-manager.js'

/** An app of Next.js. */
export function nextApp(project: Project): Finding | undefined {
  const manifest = readManifest(project)
  if (manifest === undefined || !manifest.dependencies.has('next')) return undefined
  const manager = packageManager(project, manifest)
  const image = nodeImage(project, manifest)
  return (
    managerRefusal(manager) ?? {
      preset: 'nextApp',
      found: ['package.json', 'next', image.found].filter((one) => one !== undefined).join(', '),
      sure: true,
      options: known({
        manager: manager.name,
        build: manifest.scripts['build'] === undefined ? 'npx next build' : undefined,
        dev: manifest.scripts['dev'] === undefined ? ['npx', 'next', 'dev'] : undefined,
        images: nodeImages(image),
      }),
      questions: manager.questions,
      notes: [...manager.notes, ...standaloneNote(project)],
    }
  )
}

function standaloneNote(project: Project): readonly string[] {
  const path = firstFile(
    project,
    ['js', 'mjs', 'cjs', 'ts', 'mts'].map((ending) => `next.config.${ending}`),
  )
  if (/\boutput\s*:\s*['"]standalone['"]/.test(project.read(path ?? '') ?? '')) return []
  return [`Set output: 'standalone' in ${path ?? 'next.config.mjs'}: the image needs the server that Next writes then.`]
}
