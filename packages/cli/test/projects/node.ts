import { json, npmLock, type SmallProjects } from './small-project.js'

/** Services of Node. */
export const node: SmallProjects = {
  'node: a start script, sources at the top': {
    files: {
      ...npmLock,
      'package.json': json({ scripts: { start: 'node ./server.js' }, dependencies: { express: '5' } }),
      'server.js': "require('./lib/app').listen(process.env.PORT || 8080)\n",
      'lib/app.js': '',
      'public/style.css': '',
      'test/app.js': '',
      'eslint.config.js': '',
    },
    preset: 'nodeService',
    options: {
      command: ['node', './server.js'],
      files: ['server.js', 'lib', 'public'],
      port: 8080,
      dev: ['node', '--watch', 'server.js'],
    },
  },
  'node: TypeScript, an entry that only the compiler settings tell': {
    files: {
      ...npmLock,
      'package.json': json({
        scripts: { build: 'tsc -p tsconfig.build.json', dev: 'tsx watch src/index.ts' },
        dependencies: { fastify: '5' },
      }),
      'tsconfig.json':
        '{ // comments are allowed\n "compilerOptions": { "strict": true, }, "include": ["src", "test"] }',
      'tsconfig.build.json': json({ extends: './tsconfig.json', compilerOptions: { rootDir: './src', outDir: 'lib' } }),
      'src/index.ts': 'app.listen({ port: 4000 })\n',
      'src/app.ts': '',
    },
    preset: 'nodeService',
    options: { command: ['node', 'lib/index.js'], build: 'npm run build', port: 4000 },
  },
  'node: NestJS': {
    files: {
      ...npmLock,
      'package.json': json({
        scripts: {
          build: 'nest build',
          start: 'nest start',
          'start:dev': 'nest start --watch',
          'start:prod': 'node dist/main',
        },
        dependencies: { '@nestjs/core': '11' },
      }),
      'src/main.ts': 'await app.listen(process.env.PORT ?? 3000);\n',
      'tsconfig.json': json({ compilerOptions: { outDir: './dist', baseUrl: './' } }),
    },
    preset: 'nodeService',
    options: { command: ['node', 'dist/main'], build: 'npm run build', dev: ['npm', 'run', 'start:dev'] },
  },
  'node: flags, variables and a file of secrets in the script': {
    files: {
      ...npmLock,
      'package.json': json({
        scripts: { start: 'NODE_ENV=production LOG=info node --env-file=.env -r ./trace.js src/main.js', dev: 'x' },
      }),
      'src/main.js': '',
      'trace.js': '',
    },
    preset: 'nodeService',
    options: {
      command: ['node', '-r', './trace.js', 'src/main.js'],
      env: { LOG: 'info' },
      files: ['trace.js', 'src'],
    },
  },
  'node: a start script that only a shell understands': {
    files: {
      ...npmLock,
      'package.json': json({
        scripts: { build: 'tsc', start: 'prisma migrate deploy && node dist/server.js', dev: 'x' },
      }),
    },
    preset: 'nodeService',
    options: { command: ['npm', 'start'], build: 'npm run build' },
  },
  'node: the express generator, with bin/www': {
    files: {
      ...npmLock,
      'package.json': json({ scripts: { start: 'node ./bin/www' }, dependencies: { express: '4' } }),
      'bin/www': '#!/usr/bin/env node\n',
      'app.js': '',
      'routes/index.js': '',
      'views/index.jade': '',
      'public/a.css': '',
    },
    preset: 'nodeService',
    options: {
      command: ['node', './bin/www'],
      files: ['app.js', 'bin', 'public', 'routes', 'views'],
      dev: ['node', '--watch', 'bin/www'],
    },
  },
  'node: pnpm, and a version of Node in .nvmrc': {
    files: {
      'pnpm-lock.yaml': '',
      '.nvmrc': 'v22.11.0\n',
      'package.json': json({ scripts: { start: 'node src/server.js', dev: 'x' } }),
      'src/server.js': '',
    },
    preset: 'nodeService',
    options: {
      command: ['node', 'src/server.js'],
      manager: 'pnpm',
      images: { build: 'node:22.11.0-slim', runtime: 'node:22.11.0-slim' },
    },
  },
  'node: yarn 1, and a range of versions without the newest': {
    files: {
      'yarn.lock': '# yarn lockfile v1\n',
      'package.json': json({ engines: { node: '^20.9 || ^22' }, scripts: { start: 'node src/server.js', dev: 'x' } }),
      'src/server.js': '',
    },
    preset: 'nodeService',
    options: {
      command: ['node', 'src/server.js'],
      manager: 'yarn',
      images: { build: 'node:22-slim', runtime: 'node:22-slim' },
    },
  },
  'node: a range that has the newest': {
    files: {
      ...npmLock,
      'package.json': json({ engines: { node: '>=20' }, scripts: { start: 'node src/server.js', dev: 'x' } }),
      'src/server.js': '',
    },
    preset: 'nodeService',
    options: { command: ['node', 'src/server.js'] },
  },
  'node: a Procfile': {
    files: {
      ...npmLock,
      Procfile: 'worker: node src/worker.js\nweb: node src/web.js\n',
      'package.json': json({ dependencies: { koa: '3' }, scripts: { dev: 'x' } }),
      'src/web.js': '',
      'src/worker.js': '',
    },
    preset: 'nodeService',
    options: { command: ['node', 'src/web.js'] },
  },
  'node: Nuxt': {
    files: {
      ...npmLock,
      'package.json': json({ scripts: { build: 'nuxt build', dev: 'nuxt dev' }, dependencies: { nuxt: '4' } }),
    },
    preset: 'nodeService',
    options: { command: ['node', '.output/server/index.mjs'], build: 'npm run build' },
  },
  'node: React Router, whose server is a package': {
    files: {
      ...npmLock,
      'package.json': json({
        scripts: {
          build: 'react-router build',
          dev: 'react-router dev',
          start: 'react-router-serve ./build/server/index.js',
        },
        dependencies: { '@react-router/serve': '7' },
        devDependencies: { vite: '7' },
      }),
      'vite.config.ts': '',
    },
    preset: 'nodeService',
    options: {
      command: ['node_modules/.bin/react-router-serve', './build/server/index.js'],
      build: 'npm run build',
      files: ['build'],
    },
  },
  'node: a command that nobody could know': {
    files: {
      ...npmLock,
      'package.json': json({ scripts: { build: 'esbuild x', dev: 'x' }, dependencies: { express: '5' } }),
      'src/a.ts': '',
    },
    given: ['command=node dist/a.js'],
    preset: 'nodeService',
    options: { command: ['node', 'dist/a.js'], build: 'npm run build' },
  },
}
