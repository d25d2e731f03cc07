import { hasFile, type Project } from '../../project/project.js'
import { part, readJson, text } from '../../project/read-data.js'
import { known, type Finding, type Options } from '../../proposal.js'
import { firstOf, readManifest, serverOf, type Manifest } from './manifest.js'
import { nodeImage } from './node-images.js'
import { testNote } from './node-service.js'
import { managerRefusal, packageManager } from './package-manager.js'
import { startCommand } from './start-command.js'

interface Bundler {
  /** The package by which it is known. */
  readonly needs: string
  /** Packages with which it makes a server, and no site. */
  readonly unless?: readonly string[]
  readonly when?: (project: Project, manifest: Manifest) => boolean
  readonly options: (project: Project) => Options | undefined
}

const toAll = ['--', '--host', '0.0.0.0']

/** Special ones first: most of them use one of the last. */
const bundlers: readonly Bundler[] = [
  {
    needs: 'astro',
    unless: ['@astrojs/node', '@astrojs/vercel', '@astrojs/netlify', '@astrojs/cloudflare'],
    options: () => ({ spa: false, immutable: ['_astro'], devPort: 4321 }),
  },
  {
    needs: '@docusaurus/core',
    options: () => ({ output: 'build', spa: false, dev: ['npm', 'start', ...toAll], devPort: 3000 }),
  },
  { needs: '@sveltejs/adapter-static', options: () => ({ output: 'build', immutable: ['_app/immutable'] }) },
  {
    needs: 'react-scripts',
    options: () => ({ output: 'build', immutable: ['static'], dev: ['npm', 'start'], devPort: 3000 }),
  },
  {
    needs: '@vue/cli-service',
    options: () => ({ immutable: ['js', 'css', 'img'], dev: ['npm', 'run', 'serve', ...toAll], devPort: 8080 }),
  },
  { needs: '@angular/build', unless: ['@angular/ssr'], options: angular },
  { needs: '@angular-devkit/build-angular', unless: ['@angular/ssr'], options: angular },
  {
    needs: 'vite',
    unless: [
      '@sveltejs/kit',
      '@react-router/serve',
      '@react-router/node',
      '@remix-run/serve',
      '@solidjs/start',
      'nuxt',
    ],
    when: (project) => hasFile(project, 'index.html'),
    options: vite,
  },
  { needs: 'parcel', options: () => ({ immutable: [], devPort: 1234 }) },
  {
    needs: 'html-webpack-plugin',
    when: (_, { scripts }) => /\bwebpack\b/.test(scripts['build'] ?? ''),
    options: () => ({ immutable: [], devPort: 8080 }),
  },
]

/** A web app that is files when it is built. */
export function webApp(project: Project): Finding | undefined {
  const manifest = readManifest(project)
  if (manifest?.scripts['build'] === undefined) return undefined
  const bundler = bundlerOf(project, manifest)
  // A server that serves what a bundler has built is a service.
  if (bundler === undefined || (serverOf(manifest) !== undefined && startCommand(project, manifest) !== undefined)) {
    return undefined
  }
  const manager = packageManager(project, manifest)
  const image = nodeImage(project, manifest)
  const options = bundler.options(project)
  return (
    managerRefusal(manager) ?? {
      preset: 'webApp',
      found: ['package.json', bundler.needs, image.found].filter((one) => one !== undefined).join(', '),
      sure: true,
      options: known({
        manager: manager.name,
        ...options,
        dev: options?.['dev'] ?? devScript(manifest),
        images: image.reference === undefined ? undefined : { build: image.reference },
      }),
      questions: [
        ...manager.questions,
        ...(options === undefined ? [{ option: 'output', ask: 'Which folder does the build write?' }] : []),
      ],
      notes: [...manager.notes, ...testNote(manifest)],
    }
  )
}

const bundlerOf = (project: Project, manifest: Manifest): Bundler | undefined =>
  bundlers.find(
    ({ needs, unless = [], when = () => true }) =>
      manifest.all.has(needs) && firstOf(manifest.all, unless) === undefined && when(project, manifest),
  )

function devScript({ scripts }: Manifest): readonly string[] | undefined {
  if (scripts['dev'] !== undefined) return undefined
  const other = ['start', 'serve'].find((name) => scripts[name] !== undefined)
  return other === undefined
    ? undefined
    : other === 'start'
      ? ['npm', 'start', ...toAll]
      : ['npm', 'run', other, ...toAll]
}

/** Where its config says these as they are; what it computes is not known. */
function vite(project: Project): Options {
  const config = ['ts', 'mts', 'js', 'mjs']
    .map((ending) => project.read(`vite.config.${ending}`))
    .find((one) => one !== undefined)
  const said = (name: string): string | undefined =>
    new RegExp(`\\b${name}\\s*:\\s*(['"])([^'"]+)\\1`).exec(config ?? '')?.[2]
  const base = said('base')
  const assets = said('assetsDir')
  return known({
    output: said('outDir')?.replace(/^\.\//, ''),
    base: base !== undefined && /^\/[\w./-]+\/$/.test(base) ? base : undefined,
    immutable: assets === undefined ? undefined : [assets],
  })
}

/** The folder is in angular.json, or named after the project. Names with a hash lie at the top of the site. */
function angular(project: Project): Options | undefined {
  const projects = part(readJson(project, 'angular.json'), 'projects')
  const names = Object.keys(projects)
  const [name] = names
  if (name === undefined || names.length > 1) return undefined
  const build = part(projects, name, 'architect', 'build')
  const output = text(part(build, 'options')['outputPath']) ?? text(part(build, 'options', 'outputPath')['base'])
  const isBrowser = (text(build['builder']) ?? '').endsWith(':application')
  return {
    output: `${output ?? `dist/${name}`}${isBrowser ? '/browser' : ''}`,
    immutable: [],
    dev: ['npm', 'start', ...toAll],
    devPort: 4200,
  }
}
