// Whole files with one mistake each, as people make them first. A mistake is reported where it stands and nowhere else:
// what follows from it (the stage that it spoils, the file that lists the stage, the config) says nothing more.
import { arg, dockerfile, defineConfig, select, stage } from '@stagecraft/core'
// error: '"@stagecraft/core"' has no exported member named 'stagee'. Did you mean 'stage'?
import { stagee } from '@stagecraft/core'

{
  const builder = stage('builder').from('node:22-alpine').artifact('dist', '/app/dist').artifact('map', '/app/map')
  // error: Property 'dits' does not exist on type
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dits, '/srv/').expose(80)
  const test = stage('test').from(web).copyFrom(builder.artifacts.map).copyFrom('web', '/srv', '/srv')
  defineConfig({ Dockerfile: dockerfile(builder, web, test).extend('web', (s) => s.user('nginx')) })
}
{
  const builder = stage('builder').from('node:22-alpine')
  // error: Property 'dist' does not exist on type '{}'
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist)
  dockerfile(builder, web)
}
{
  const builder = stage('builder').from('node:22-alpine').artifact('dist', '/app/dist')
  // error: Property 'dist' does not exist on type 'Stage<"builder"> & Makes<"dist">'
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.dist, '/srv/')
  dockerfile(builder, web)
}
{
  const builder = stage('builder').from('node:22-alpine').artifact('dist', '/app/dist')
  const web = stage('web')
    .from('nginx:1.29-alpine')
    // error: Property 'dits' does not exist on type
    .within({ chown: 'nginx' }, (s) => s.copyFrom(builder.artifacts.dits))
    .expose(80)
  dockerfile(builder, web)
}
{
  const builder = stage('builder').from('node:22-alpine')
  // error: Cannot find name 'biulder'. Did you mean 'builder'?
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(biulder, '/app', '/srv/').expose(80)
  dockerfile(builder, web)
}
{
  const builder = stage('builder').from('node:22-alpine')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom('builder', '/app', '/srv/')
  // error: Cannot find name 'biulder'. Did you mean 'builder'?
  dockerfile(biulder, web).header(String(builder.name))
}
{
  const builder = stage('builder').from('node:22-alpine')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom('biulder', '/app', '/srv/').expose(80)
  // error: Refused<"no stage called 'biulder' is listed here; listed: 'builder', 'web'">
  defineConfig({ Dockerfile: dockerfile(builder, web).extend('web', (s) => s.user('nginx')) })
}
{
  // error: Property 'rnu' does not exist on type 'Stage<"builder">'
  const builder = stage('builder').from('node:22-alpine').rnu('npm ci').artifact('dist', '/app/dist')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist).copyFrom(builder, '/a', '/b')
  dockerfile(builder, web)
}
{
  // error: Property 'run' does not exist on type 'Unbased<"builder">'
  const builder = stage('builder').run('npm ci').artifact('dist', '/app/dist')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist).copyFrom('builder', '/a', '/b')
  dockerfile(builder, web)
}
{
  // error: Refused<"'node' has no tag: write 'node:<version>', or unpinned('node') if you mean it; a stage is passed as a value">
  const builder = stage('builder').from('node').artifact('dist', '/app/dist')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist)
  dockerfile(builder, web)
}
{
  // error: Refused<"a string names a stage; write image('busybox:1.37') to copy from an image">
  const web = stage('web').from('nginx:1.29-alpine').copyFrom('busybox:1.37', '/bin/sh', '/bin/').expose(80)
  dockerfile(web)
}
{
  const builder = stage('builder').from('node:22-alpine').artifact('dist', '/app/dist')
  // error: but 'chwon' does not exist in type 'CopyOptions'. Did you mean to write 'chown'?
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist, '/srv/', { chwon: 'nginx' })
  dockerfile(builder, web)
}
{
  const builder = stage('builder').from('node:22-alpine')
  // error: Expected 3-4 arguments, but got 2
  const web = stage('web').from('nginx:1.29-alpine').copyFrom('builder', '/app').expose(80)
  dockerfile(builder, web)
}
{
  // error: Expected 2 arguments, but got 1
  const builder = stage('builder').from('node:22-alpine').artifact('dist')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist)
  dockerfile(builder, web)
}
{
  const builder = stage('builder')
    .from('node:22-alpine')
    // error: but 'chonw' does not exist in type 'WithinOptions'. Did you mean to write 'chown'?
    .within({ chonw: 'node' }, (s) => s.copy('src', 'src'))
    .run('npm ci')
  dockerfile(builder)
}
{
  // error: Cannot find name 'withCurl'
  const builder = stage('builder').from('node:22-alpine').use(withCurl).artifact('dist', '/app/dist')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom(builder.artifacts.dist)
  dockerfile(builder, web)
}
{
  const builder = stage('builder').from('node:22-alpine')
  const web = stage('web').from('nginx:1.29-alpine').copyFrom('builder', '/app', '/srv/').user('nginx')
  // error: Refused<"no stage called 'builder' is listed here; listed: 'web'">
  defineConfig({ Dockerfile: dockerfile(web).header(String(builder.name)) })
}
{
  const full = stage('full').from('debian:13')
  const slim = stage('slim').from('debian:13-slim')
  const flavour = arg('FLAVOUR', { values: ['full', 'slim'], default: 'slim' })
  // error: 'slmi' does not exist in type
  const chosen = select(flavour, { full, slmi: slim })
  const web = stage('web').from(chosen).copyFrom('full', '/a', '/b')
  dockerfile(full, slim, web)
}
{
  const made = stagee('made').from('node:22-alpine').artifact('dist', '/app/dist')
  const web = stage('web').from(made).copyFrom(made.artifacts.dist).copyFrom('made', '/a', '/b').use(made.recipe)
  dockerfile(made, web)
}
