import { describe, expect, test } from 'vitest'
import { isOfRepository } from './repository-files.js'

describe('a file that no program reads', () => {
  test.each([
    ...[
      'Dockerfile',
      'Dockerfile.dev',
      'api.Dockerfile',
      'sub/dockerfile',
      '.dockerignore',
      'dockerfile.config.ts',
      'dockerfile.config.mjs',
    ],
    ...[
      'compose.yaml',
      'docker-compose.yml',
      'docker-compose.prod.yml',
      '.gitignore',
      '.gitattributes',
      '.gitmodules',
      '.editorconfig',
    ],
    ...[
      '.git/config',
      '.github/workflows/ci.yml',
      'sub/.vscode/settings.json',
      '.idea/x',
      '.circleci/config.yml',
      '.devcontainer/a',
    ],
    ...[
      'Makefile',
      'makefile',
      'GNUmakefile',
      'Taskfile.yml',
      'justfile',
      '.gitlab-ci.yml',
      '.travis.yml',
      '.golangci.yaml',
      '.air.toml',
    ],
    ...[
      'README',
      'README.md',
      'readme.rst',
      'LICENSE',
      'LICENCE.txt',
      'NOTICE',
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      '.env.example',
    ],
  ])('%s', (path) => expect(isOfRepository(path)).toBe(true))

  test.each([
    ...['main.go', 'Dockerfiles/a', 'config/Makefile.json', 'README-data.json', 'LICENSES/a', 'composer.json'],
    ...[
      '.env',
      '.npmrc',
      'git/config',
      'x.git',
      'my.github/a',
      'docs/guide.md',
      'compose',
      'notice-board.html',
      '.gitkeep',
      'NOTICES',
    ],
  ])('but not %s', (path) => expect(isOfRepository(path)).toBe(false))
})
