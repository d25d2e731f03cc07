import { dockerfile, stage } from '@stagecraft/core'

const node = 'node:22-alpine'

export function small() {
  const deps = stage('deps')
    .from(node)
    .arg('NODE_ENV', 'production')
    .workdir('/app')
    .env({ NPM_CONFIG_LOGLEVEL: 'warn' })
    .copy('package.json', './')
    .copy('package-lock.json', './')
    .run('npm ci')
  const build = stage('build')
    .from(node)
    .arg('VERSION', '1.0.0')
    .workdir('/app')
    .copyFrom(deps, '/app/node_modules', './node_modules')
    .copy('tsconfig.json', './')
    .copy('src', './src')
    .env({ NODE_ENV: 'production' })
    .run('npm run lint')
    .run('npm test')
    .run('npm run build')
    .run('npm prune --omit=dev')
  const runtime = stage('runtime')
    .from(node)
    .workdir('/app')
    .env({ NODE_ENV: 'production' })
    .env({ PORT: '3000' })
    .label({ 'org.opencontainers.image.title': 'app' })
    .label({ 'org.opencontainers.image.licenses': 'MIT' })
    .copyFrom(build, '/app/node_modules', './node_modules')
    .copyFrom(build, '/app/dist', './dist')
    .user('node')
    .expose(3000)
    .volume('/data')
    .cmd(['node', 'dist/server.js'])
  return String(dockerfile(deps, build, runtime))
}

export function chain(length) {
  const stages = []
  for (let i = 0; i < length; i++) {
    const begun = stage(`s${i}`).from(node).workdir('/app')
    const copied = i === 0 ? begun : begun.copyFrom(stages[i - 1], '/app/out', './in')
    stages.push(copied.run(`make step-${i}`))
  }
  return String(dockerfile(...stages))
}
