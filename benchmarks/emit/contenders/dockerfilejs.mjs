import { Dockerfile } from 'dockerfilejs'

const node = { image: 'node', tag: '22-alpine' }

// It has no ARG: the two of the small file are missing.
export function small() {
  return new Dockerfile()
    .separator('\n')
    .from({ ...node, name: 'deps' })
    .workdir('/app')
    .env({ NPM_CONFIG_LOGLEVEL: 'warn' })
    .copy({ src: ['package.json'], dest: './' })
    .copy({ src: ['package-lock.json'], dest: './' })
    .run('npm ci')
    .stage()
    .from({ ...node, name: 'build' })
    .workdir('/app')
    .copy({ from: 'deps', src: ['/app/node_modules'], dest: './node_modules' })
    .copy({ src: ['tsconfig.json'], dest: './' })
    .copy({ src: ['src'], dest: './src' })
    .env({ NODE_ENV: 'production' })
    .run('npm run lint')
    .run('npm test')
    .run('npm run build')
    .run('npm prune --omit=dev')
    .stage()
    .from({ ...node, name: 'runtime' })
    .workdir('/app')
    .env({ NODE_ENV: 'production' })
    .env({ PORT: '3000' })
    .label({ 'org.opencontainers.image.title': 'app' })
    .label({ 'org.opencontainers.image.licenses': 'MIT' })
    .copy({ from: 'build', src: ['/app/node_modules'], dest: './node_modules' })
    .copy({ from: 'build', src: ['/app/dist'], dest: './dist' })
    .user('node')
    .expose([3000])
    .volume(['/data'])
    .cmd({ executable: 'node', params: ['dist/server.js'] })
    .render()
}

export function chain(length) {
  const file = new Dockerfile().separator('\n')
  for (let i = 0; i < length; i++) {
    if (i > 0) file.stage()
    file.from({ ...node, name: `s${i}` }).workdir('/app')
    if (i > 0) file.copy({ from: `s${i - 1}`, src: ['/app/out'], dest: './in' })
    file.run(`make step-${i}`)
  }
  return file.render()
}
