// Configs with several outputs, and families of files.
import { defineConfig, dockerfile, matrix, stage } from '@stagecraft/core'

const app = (version: string) => stage('app').from(`node:${version}`)
const web = dockerfile(app('22'))
  .directives({ syntax: 'docker/dockerfile:1', escape: '`', check: 'skip=all' })
  .header('Made here.')
  .ignore('node_modules', '!package.json')
  .extend('app', (s) => s.run('npm ci'))
  .globals((g) => g.arg('VERSION', '22').comment('the base').blank())

export const several = defineConfig({ Dockerfile: web, 'api/Dockerfile': dockerfile(app('24')) }, { context: '..' })
export const linted = defineConfig(
  { Dockerfile: web },
  { lint: { rules: { 'root-user': 'warning', UndefinedVar: 'off' } } },
)
export const family = defineConfig(
  matrix({ version: ['22', '24'], flavour: ['alpine', 'slim'] }, ({ version, flavour }) => [
    `${version}/${flavour}/Dockerfile`,
    dockerfile(app(`${version}-${flavour}`)),
  ]),
)
export const numbers: readonly number[] = matrix({ a: [1, 2], b: [3] }, ({ a, b }) => a * b)
export const text: string = web.emit().text + String(web) + web.check().map(({ code }) => code)
export const names: readonly 'app'[] = web.names
