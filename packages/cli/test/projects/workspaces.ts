import { json, npmLock, type SmallProjects } from './small-project.js'

/** Applications of workspaces. */
export const workspaces: SmallProjects = {
  'workspace: pnpm, one service': {
    files: {
      'pnpm-lock.yaml': '',
      'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - packages/**\n  - "!**/old"\n',
      'package.json': json({ name: 'shop', private: true }),
      'apps/api/package.json': json({
        name: '@shop/api',
        scripts: { start: 'node src/server.js' },
        dependencies: { '@shop/a': '1' },
      }),
      'apps/api/src/server.js': 'serve({ port: 8080 })\n',
      'apps/old/package.json': json({ name: 'old', scripts: { start: 'node x.js' }, dependencies: { express: '4' } }),
      'packages/a/package.json': json({ name: '@shop/a', main: 'index.js' }),
      'packages/a/index.js': '',
    },
    preset: 'workspace',
    options: {
      app: '@shop/api',
      command: ['node', 'src/server.js'],
      dev: ['node', '--watch', 'src/server.js'],
      port: 8080,
    },
  },
  'workspace: npm, two services, of which one is named': {
    files: {
      ...npmLock,
      'package.json': json({ name: 'shop', private: true, workspaces: ['services/*'], engines: { node: '22' } }),
      'services/a/package.json': json({ name: 'a', scripts: { start: 'node src/a.js', test: 'node --test' } }),
      'services/a/src/a.js': '',
      'services/b/package.json': json({ name: 'b', scripts: { start: 'node src/b.js' } }),
      'services/b/src/b.js': '',
    },
    given: ['app=b'],
    preset: 'workspace',
    options: {
      app: 'b',
      command: ['node', 'src/b.js'],
      dev: ['node', '--watch', 'src/b.js'],
      images: { build: 'node:22-slim', runtime: 'node:22-slim' },
    },
  },
}
