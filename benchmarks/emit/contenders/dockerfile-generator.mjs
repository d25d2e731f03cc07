import generator from 'dockerfile-generator/lib/dockerGenerator.js'

const node = 'node:22-alpine'

export function small() {
  return generator.generateDockerFileFromArray([
    { from: { baseImage: node, alias: 'deps' } },
    { args: ['NODE_ENV=production'] },
    { working_dir: '/app' },
    { env: { NPM_CONFIG_LOGLEVEL: 'warn' } },
    { copy: { 'package.json': './' } },
    { copy: { 'package-lock.json': './' } },
    { run: ['npm', 'ci'] },
    { from: { baseImage: node, alias: 'build' } },
    { args: ['VERSION=1.0.0'] },
    { working_dir: '/app' },
    { copy: { from: 'deps', '/app/node_modules': './node_modules' } },
    { copy: { 'tsconfig.json': './' } },
    { copy: { src: './src' } },
    { env: { NODE_ENV: 'production' } },
    { run: ['npm', 'run', 'lint'] },
    { run: ['npm', 'test'] },
    { run: ['npm', 'run', 'build'] },
    { run: ['npm', 'prune', '--omit=dev'] },
    { from: { baseImage: node, alias: 'runtime' } },
    { working_dir: '/app' },
    { env: { NODE_ENV: 'production' } },
    { env: { PORT: '3000' } },
    { labels: { 'org.opencontainers.image.title': 'app' } },
    { labels: { 'org.opencontainers.image.licenses': 'MIT' } },
    { copy: { from: 'build', '/app/node_modules': './node_modules' } },
    { copy: { from: 'build', '/app/dist': './dist' } },
    { user: 'node' },
    { expose: ['3000'] },
    { volumes: ['/data'] },
    { cmd: ['node', 'dist/server.js'] },
  ])
}

export function chain(length) {
  const items = []
  for (let i = 0; i < length; i++) {
    items.push({ from: { baseImage: node, alias: `s${i}` } }, { working_dir: '/app' })
    if (i > 0) items.push({ copy: { from: `s${i - 1}`, '/app/out': './in' } })
    items.push({ run: ['make', `step-${i}`] })
  }
  return generator.generateDockerFileFromArray(items)
}
