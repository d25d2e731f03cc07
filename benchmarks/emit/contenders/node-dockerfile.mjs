import { Builder } from 'node-dockerfile'

const node = 'node:22-alpine'

// It has no options: stage names and flags are written into its strings.
export function small() {
  const file = new Builder()
    .from(`${node} AS deps`)
    .arg('NODE_ENV', 'production')
    .workDir('/app')
    .env('NPM_CONFIG_LOGLEVEL', 'warn')
    .copy('package.json', './')
    .copy('package-lock.json', './')
    .run('npm ci')
    .from(`${node} AS build`)
    .arg('VERSION', '1.0.0')
    .workDir('/app')
    .copy('--from=deps /app/node_modules', './node_modules')
    .copy('tsconfig.json', './')
    .copy('src', './src')
    .env('NODE_ENV', 'production')
    .run('npm run lint')
    .run('npm test')
    .run('npm run build')
    .run('npm prune --omit=dev')
    .from(`${node} AS runtime`)
    .workDir('/app')
    .env('NODE_ENV', 'production')
    .env('PORT', '3000')
    .label('org.opencontainers.image.title', 'app')
    .label('org.opencontainers.image.licenses', 'MIT')
    .copy('--from=build /app/node_modules', './node_modules')
    .copy('--from=build /app/dist', './dist')
    .user('node')
    .expose(3000)
    .volume('/data')
    .cmd(['node', 'dist/server.js'])
  return file.writeStream().buffer
}

export function chain(length) {
  const file = new Builder()
  for (let i = 0; i < length; i++) {
    file.from(`${node} AS s${i}`).workDir('/app')
    if (i > 0) file.copy(`--from=s${i - 1} /app/out`, './in')
    file.run(`make step-${i}`)
  }
  return file.writeStream().buffer
}
