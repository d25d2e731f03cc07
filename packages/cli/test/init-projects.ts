/** Small folders, and what init makes of each: the preset, and the options that stand in the config. */
export interface SmallProject {
  readonly files: Readonly<Record<string, string>>
  /** `--option` as somebody would have to say it. */
  readonly given?: readonly string[]
  readonly preset: string
  readonly options: Readonly<Record<string, unknown>>
}

const json = (data: object): string => `${JSON.stringify(data, undefined, 2)}\n`
const npmLock = { 'package-lock.json': '{}' }
const served = ['gunicorn', '--bind', '0.0.0.0:8000']
const uvicorn = ['uvicorn', '--host', '0.0.0.0', '--port', '8000']
const goMain = 'package main\n\nfunc main() {}\n'

export const projects: Readonly<Record<string, SmallProject>> = {
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
  'go: a program at the top': {
    files: {
      'go.mod': 'module example.com/clock\n\ngo 1.24\n',
      'main.go': 'package main\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n',
    },
    preset: 'goProgram',
    options: { port: 8080 },
  },
  'go: several programs, one called like the module; C': {
    files: {
      'go.mod': 'module example.com/shop/v2\n\ngo 1.25.1\n\nrequire github.com/mattn/go-sqlite3 v1.14.33\n',
      'cmd/import/main.go': goMain,
      'cmd/shop/main.go': 'package main\n\nvar version string\n\nfunc main() {}\n',
      'tools/gen/main.go': goMain,
      'internal/x.go': 'package internal\n',
    },
    preset: 'goProgram',
    options: { programs: { shop: './cmd/shop', import: './cmd/import' }, cgo: true, version: 'main.version' },
  },
  'go: several programs, of which one is named; a newer Go': {
    files: { 'go.mod': 'module example.com/x\n\ngo 1.27\n', 'cmd/a/main.go': goMain, 'cmd/b/main.go': goMain },
    given: ['programs=b'],
    preset: 'goProgram',
    options: { programs: { b: './cmd/b', a: './cmd/a' }, images: { build: 'golang:1.27-alpine' } },
  },
  'rust: one package, and a toolchain': {
    files: {
      'Cargo.toml': '[package]\nname = "slug"\nversion = "1.0.0"\nedition = "2024"\n',
      'Cargo.lock': '',
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.88.0"\n',
      'src/main.rs': 'fn main() { TcpListener::bind("0.0.0.0:7000"); }\n',
    },
    preset: 'rustProgram',
    options: { programs: ['slug'], port: 7000, images: { build: 'rust:1.88.0-alpine' } },
  },
  'rust: a workspace, and default-run': {
    files: {
      'Cargo.toml': '[workspace]\nmembers = ["crates/*"]\n',
      'Cargo.lock': '',
      'crates/app/Cargo.toml': '[package]\nname = "app"\ndefault-run = "serve"\n',
      'crates/app/src/bin/serve.rs': 'fn main() {}\n',
      'crates/app/src/bin/migrate/main.rs': 'fn main() {}\n',
      'crates/lib/Cargo.toml': '[package]\nname = "lib"\n',
      'crates/lib/src/lib.rs': '',
      'other/Cargo.toml': '[package]\nname = "other"\n',
      'other/src/main.rs': 'fn main() {}\n',
    },
    preset: 'rustProgram',
    options: { programs: ['serve', 'migrate'] },
  },
  'python: FastAPI, pip': {
    files: {
      'requirements.txt': 'fastapi==0.128.0\nuvicorn[standard]==0.40.0\npsycopg2==2.9.11\n',
      'requirements/dev.txt': 'pytest\n',
      'app/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n',
      'app/__init__.py': '',
      'tests/test_main.py': '',
    },
    preset: 'pythonService',
    options: {
      command: [...uvicorn, 'app.main:app'],
      devRequirements: 'requirements/dev.txt',
      packages: ['libpq5'],
      buildPackages: ['gcc', 'libc6-dev', 'libpq-dev'],
    },
  },
  'python: Django with lists in a folder, and a requirements.txt that leads to one': {
    files: {
      'requirements.txt': '# What is deployed\n-r requirements/production.txt\n',
      'requirements/base.txt': 'django==6.0\n',
      'requirements/production.txt': '-r base.txt\ngunicorn==24.0\npsycopg2==2.9.11\n',
      'requirements/local.txt': '-r base.txt\npytest\n',
      'manage.py': '',
      'config/__init__.py': '',
      'config/wsgi.py': 'application = get_wsgi_application()\n',
    },
    given: ['command=gunicorn config.wsgi'],
    preset: 'pythonService',
    options: {
      command: ['gunicorn', 'config.wsgi'],
      files: ['manage.py', 'config'],
      requirements: 'requirements/production.txt',
      devRequirements: 'requirements/local.txt',
      packages: ['libpq5'],
      buildPackages: ['gcc', 'libc6-dev', 'libpq-dev'],
    },
  },
  'python: Flask, a factory, uv and a range of versions': {
    files: {
      'uv.lock': '',
      'pyproject.toml':
        '[project]\nname = "shop"\nrequires-python = ">=3.11,<3.13"\ndependencies = ["Flask>=3", "gunicorn"]\n',
      'shop/__init__.py': 'from flask import Flask\n\ndef create_app():\n    app = Flask(__name__)\n    return app\n',
      'shop/templates/a.html': '',
    },
    preset: 'pythonService',
    options: {
      command: [...served, 'shop:create_app()'],
      manager: 'uv',
      files: ['shop'],
      images: { build: 'python:3.12-slim', runtime: 'python:3.12-slim' },
    },
  },
  'python: Django, poetry': {
    files: {
      'poetry.lock': '',
      '.python-version': '3.13\n',
      'pyproject.toml':
        '[tool.poetry]\nname = "site"\n\n[tool.poetry.dependencies]\npython = "^3.11"\ndjango = "^5"\ngunicorn = { version = "^23" }\n',
      'manage.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site_.settings.dev')\n",
      'site_/wsgi.py': '',
      'site_/settings/dev.py': '',
      'blog/views.py': '',
      'templates/base.html': '',
    },
    preset: 'pythonService',
    options: {
      command: [...served, 'site_.wsgi:application'],
      manager: 'poetry',
      files: ['manage.py', 'blog', 'site_', 'templates'],
      images: { build: 'python:3.13-slim', runtime: 'python:3.13-slim' },
    },
  },
  'python: sources below src that nobody installs': {
    files: {
      'uv.lock': '',
      'pyproject.toml': '[project]\nname = "x"\ndependencies = ["starlette", "uvicorn"]\n',
      'src/pages/server.py': 'app: Starlette = Starlette(routes=[])\n',
    },
    preset: 'pythonService',
    options: {
      command: [...uvicorn, 'pages.server:app'],
      manager: 'uv',
      files: ['src'],
      env: { PYTHONPATH: '/app/src' },
    },
  },
  'python: a module that runs by itself': {
    files: { 'requirements.txt': 'httpx\n', 'worker/__main__.py': '', 'worker/jobs.py': '' },
    preset: 'pythonService',
    options: {
      command: ['python', '-m', 'worker'],
      files: ['worker'],
      devRequirements: 'requirements.txt',
      // Without pytest nothing could run tests.
      test: 'python -m compileall -q .',
    },
  },
  'python: an app without a server': {
    files: { 'requirements.txt': 'flask\n', 'requirements-dev.txt': '', 'app.py': 'app = Flask(__name__)\n' },
    given: ['command=python app.py', 'port=5000'],
    preset: 'pythonService',
    options: { command: ['python', 'app.py'], files: ['app.py'], port: 5000 },
  },
  'java: Spring Boot, Maven, a wrapper, Java 17': {
    files: {
      'pom.xml':
        '<project><properties><java.version>17</java.version></properties><!-- <packaging>war</packaging> --><artifactId>spring-boot-maven-plugin</artifactId></project>',
      mvnw: '',
      '.mvn/wrapper/maven-wrapper.properties': '',
      'src/main/resources/application.yml': 'server:\n  shutdown: graceful\n  port: 9090\n',
    },
    preset: 'javaService',
    options: {
      wrapper: true,
      port: 9090,
      images: { build: 'eclipse-temurin:17-jdk', runtime: 'eclipse-temurin:17-jre' },
    },
  },
  'java: Spring Boot, Gradle in Kotlin, a toolchain': {
    files: {
      'build.gradle.kts':
        'plugins { id("org.springframework.boot") version "4.0.0" }\njava { toolchain { languageVersion = JavaLanguageVersion.of(25) } }\n',
      'settings.gradle.kts': 'rootProject.name = "shop"\n',
    },
    preset: 'javaService',
    options: { manager: 'gradle', images: { build: 'gradle:9-jdk25', runtime: 'eclipse-temurin:25-jre' } },
  },
  'java: a class with main, in Kotlin': {
    files: {
      'build.gradle.kts': 'plugins { kotlin("jvm") }\nkotlin { jvmToolchain(21) }\n',
      'src/main/kotlin/com/example/Main.kt': 'package com.example\n\nfun main() {}\n',
      'src/main/kotlin/com/example/Other.kt': 'package com.example\n\nfun other() {}\n',
    },
    preset: 'javaService',
    options: { manager: 'gradle', main: 'com.example.MainKt' },
  },
  'c++: a program that is called like the project, and tests': {
    files: {
      'CMakeLists.txt':
        'project(serve LANGUAGES CXX)\nadd_executable(${PROJECT_NAME} main.cpp)\nadd_executable(check check.cpp) # runs below\nadd_test(NAME check COMMAND check)\nadd_subdirectory(tests)\n',
      'main.cpp': 'server.listen("0.0.0.0", 8080);\n',
      'tests/CMakeLists.txt': 'add_executable(more more.cpp)\n',
    },
    preset: 'cppProgram',
    options: { programs: ['serve'], port: 8080 },
  },
  'only pages': {
    files: { 'site/index.html': '<h1>Hello</h1>', 'README.md': '' },
    preset: 'staticSite',
    options: { folder: 'site' },
  },
}
