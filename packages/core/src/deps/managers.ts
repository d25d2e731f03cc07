import type { Manager } from './manager.js'

/**
 * The package managers that `copyDeps` knows.
 *
 * npm and pnpm run the project's own `prepare` script after every install. What it calls, such as husky, is a development
 * dependency.
 *
 * Go, Maven and Gradle have no cache mount: what they download is read by the build step that follows, so it belongs in the
 * layer. Cargo fetches nothing from manifests alone, so its source comes first. Poetry makes virtual environments in the
 * folder that has its caches, so these are mounted one by one: a mount over all of them would take the environment away.
 */
export const managers = {
  npm: {
    images: ['node'],
    manifests: ['package.json', 'package-lock.json'],
    install: 'npm ci',
    beforeProduction: 'npm pkg delete scripts.prepare',
    production: 'npm ci --omit=dev',
    cache: ['~/.npm'],
  },
  pnpm: {
    images: ['pnpm'],
    prepare: 'corepack enable pnpm',
    manifests: ['package.json', 'pnpm-lock.yaml'],
    optional: ['pnpm-workspace.yaml*', '.npmrc*'],
    install: 'pnpm install --frozen-lockfile --store-dir=/pnpm/store',
    beforeProduction: 'npm pkg delete scripts.prepare',
    production: 'pnpm install --frozen-lockfile --store-dir=/pnpm/store --prod',
    cache: ['/pnpm/store'],
  },
  yarn: {
    images: ['yarn'],
    manifests: ['package.json', 'yarn.lock'],
    install: 'yarn install --frozen-lockfile --cache-folder=/yarn/cache',
    production: 'yarn install --frozen-lockfile --cache-folder=/yarn/cache --production',
    cache: ['/yarn/cache'],
    locked: true,
  },
  bun: {
    images: ['bun'],
    manifests: ['package.json', 'bun.lock'],
    install: 'bun install --frozen-lockfile',
    production: 'bun install --frozen-lockfile --production',
    cache: ['~/.bun/install/cache'],
  },
  pip: {
    images: ['python'],
    manifests: ['requirements.txt'],
    install: 'pip install -r requirements.txt',
    production: 'pip install -r requirements.txt',
    cache: ['~/.cache/pip'],
  },
  uv: {
    images: ['uv'],
    manifests: ['pyproject.toml', 'uv.lock'],
    optional: ['uv.toml*', '.python-version*'],
    install: 'uv sync --locked --link-mode=copy --no-install-project',
    production: 'uv sync --locked --link-mode=copy --no-install-project --no-dev',
    afterSource: 'uv sync --locked --link-mode=copy',
    cache: ['~/.cache/uv'],
  },
  poetry: {
    images: ['poetry'],
    manifests: ['pyproject.toml', 'poetry.lock'],
    optional: ['poetry.toml*'],
    install: 'poetry install --no-interaction --no-root',
    production: 'poetry install --no-interaction --no-root --only=main',
    afterSource: 'poetry install --no-interaction --only-root',
    cache: ['~/.cache/pypoetry/artifacts', '~/.cache/pypoetry/cache'],
  },
  go: {
    images: ['golang'],
    manifests: ['go.mod'],
    // A module that depends on nothing has none.
    optional: ['go.sum*'],
    install: 'go mod download',
  },
  cargo: {
    images: ['rust'],
    manifests: [],
    install: 'cargo fetch --locked',
    cache: ['/usr/local/cargo/registry', '/usr/local/cargo/git/db'],
  },
  maven: {
    images: ['maven'],
    manifests: ['pom.xml'],
    install: 'mvn --batch-mode dependency:go-offline',
  },
  gradle: {
    images: ['gradle'],
    manifests: ['build.gradle*', 'settings.gradle*'],
    optional: ['gradle.properties*'],
    install: 'gradle --no-daemon dependencies',
  },
} as const satisfies { readonly [name: string]: Manager }

export type ManagerName = keyof typeof managers
