import { json, npmLock, type SmallProjects } from './small-project.js'

/** Pages, and what makes them. */
export const web: SmallProjects = {
  'next: the app of the generator': {
    files: {
      'pnpm-lock.yaml': '',
      'package.json': json({
        scripts: { dev: 'next dev', build: 'next build', start: 'next start' },
        dependencies: { next: '16' },
      }),
      'next.config.ts': "export default { output: 'standalone' }\n",
    },
    preset: 'nextApp',
    options: { manager: 'pnpm' },
  },
  'web: vite, with its own folders': {
    files: {
      ...npmLock,
      'package.json': json({ scripts: { dev: 'vite', build: 'vite build' }, devDependencies: { vite: '7' } }),
      'index.html': '',
      'vite.config.ts':
        "export default defineConfig({ base: '/shop/', build: { outDir: 'build', assetsDir: 'static' } })\n",
    },
    preset: 'webApp',
    options: { output: 'build', immutable: ['static'], base: '/shop/' },
  },
  'web: Create React App': {
    files: {
      ...npmLock,
      'package.json': json({
        scripts: { start: 'react-scripts start', build: 'react-scripts build' },
        dependencies: { 'react-scripts': '5' },
      }),
      'public/index.html': '',
    },
    preset: 'webApp',
    options: { output: 'build', dev: ['npm', 'start'], devPort: 3000, immutable: ['static'] },
  },
  'web: Angular': {
    files: {
      ...npmLock,
      '.node-version': '22\n',
      'package.json': json({
        scripts: { start: 'ng serve', build: 'ng build' },
        devDependencies: { '@angular/build': '21' },
      }),
      'angular.json': json({
        projects: { shop: { architect: { build: { builder: '@angular/build:application', options: {} } } } },
      }),
    },
    preset: 'webApp',
    options: {
      output: 'dist/shop/browser',
      dev: ['npm', 'start', '--', '--host', '0.0.0.0'],
      devPort: 4200,
      immutable: [],
      images: { build: 'node:22-slim' },
    },
  },
  'web: Astro, which makes pages': {
    files: {
      ...npmLock,
      'package.json': json({ scripts: { dev: 'astro dev', build: 'astro build' }, dependencies: { astro: '5' } }),
    },
    preset: 'webApp',
    options: { devPort: 4321, spa: false, immutable: ['_astro'] },
  },
  'frontend and API in two folders': {
    files: {
      'web/package.json': json({ scripts: { dev: 'vite', build: 'vite build' }, devDependencies: { vite: '7' } }),
      'web/package-lock.json': '{}',
      'web/index.html': '',
      'server/package.json': json({
        scripts: { start: 'node src/server.js', dev: 'x' },
        dependencies: { express: '5' },
      }),
      'server/package-lock.json': '{}',
      'server/src/server.js': 'app.listen(5000)\n',
    },
    preset: 'frontendApi',
    options: { command: ['node', 'src/server.js'], frontend: 'web', api: 'server', port: 5000 },
  },
  'only pages': {
    files: { 'site/index.html': '<h1>Hello</h1>', 'README.md': '' },
    preset: 'staticSite',
    options: { folder: 'site' },
  },
}
