import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AnyDockerfile } from '@stagecraft/core'
import * as presets from '@stagecraft/presets'
import { workspace } from '@stagecraft/presets/workspace'
import { expect, test } from 'vitest'
import { withoutHeader } from '../src/outputs/header.js'
import { detect } from '../src/init/detect/detect.js'
import { diskProject } from '../src/init/project/disk-project.js'

const examples = fileURLToPath(new URL('../../../examples', import.meta.url))

/** What the author of an example wished for, and no folder tells. All else must be found. */
const wishes: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'preset-cpp-program': { healthcheck: '/health' },
  'preset-frontend-api': { healthcheck: '/api/entries' },
  'preset-go-program': { healthcheck: '/health' },
  'preset-java-service': {
    healthcheck: { path: '/health', startPeriod: '30s' },
    labels: { title: 'days', licenses: 'MIT' },
  },
  'preset-java-service-gradle': { healthcheck: '/health' },
  'preset-next-app': { healthcheck: '/health' },
  'preset-node-service': { healthcheck: '/health' },
  'preset-node-service-pnpm': {
    init: false,
    labels: { title: 'links', 'com.example.team': 'web' },
    healthcheck: { path: '/health', interval: '10s' },
  },
  'preset-python-service': {
    test: 'ruff check . && mypy app && python -m pytest',
    dev: ['flask', '--app', 'app.main', 'run', '--debug', '--host', '0.0.0.0', '--port', '8000'],
    healthcheck: '/health',
    labels: { title: 'units', description: 'Converts lengths and masses.' },
  },
  'preset-python-service-uv': {
    dev: ['uvicorn', '--reload', '--host', '0.0.0.0', '--port', '8000', 'pages.server:app'],
    healthcheck: { path: '/about', interval: '10s' },
  },
  'preset-rust-program': { healthcheck: '/health' },
  'preset-static-site': { securityHeaders: true, healthcheck: '/' },
  'preset-web-app': { buildArguments: { VITE_TITLE: 'Tasks' }, securityHeaders: true, healthcheck: '/' },
}

const has = (name: string, path: string): boolean => existsSync(join(examples, name, path))

test.each(Object.keys(wishes))('init gives %s the image that its example has', (name) => {
  const { proposals } = detect(diskProject(join(examples, name)))
  expect(proposals).toHaveLength(1)
  const [{ preset, options, questions }] = proposals as [(typeof proposals)[number]]
  expect(questions).toEqual([])
  const call = Reflect.get(presets, preset) as (options: object) => AnyDockerfile
  const text = String(call({ ...options, ...wishes[name] }))
  expect(text).toBe(withoutHeader(readFileSync(join(examples, name, 'Dockerfile'), 'utf8')).replace(/^\n+/, ''))
})

test('every example of a preset that has an app of its own is among them', () => {
  const apps = readdirSync(examples).filter((name) => name.startsWith('preset-') && has(name, 'dockerfile.config.ts'))
  const others = ['preset-rust-program-mounts', 'preset-node-service-workspace']
  expect(apps.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(wishes))
})

test('the application of the workspace example is found', () => {
  const root = join(examples, 'workspace')
  const [proposal] = detect(diskProject(root)).proposals
  expect(proposal).toMatchObject({
    preset: 'workspace',
    questions: [],
    options: { app: '@shop/api', command: ['node', 'dist/src/server.js'], port: 3000 },
  })
  expect(workspace({ root, app: '@shop/api' }).app.folder).toBe('apps/api')
})
