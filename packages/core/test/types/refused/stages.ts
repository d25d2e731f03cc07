import { cache, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').artifact('site', '/app/dist')
const app = stage('app').from('node:22-alpine')

// error: Property 'run' does not exist on type 'Unbased<"early">'
stage('early').run('npm ci')

// error: Property 'sit' does not exist on type
// error: Did you mean 'site'?
app.copyFrom(builder.artifacts.sit, '/srv/')

// error: Property 'site' does not exist on type '{}'
app.copyFrom(stage('child').from(builder).artifacts.site, '/srv/')

// error: Expected 3-4 arguments, but got 2
app.copyFrom(builder, '/app')

// error: Argument of type 'string' is not assignable to parameter of type 'CopyOptions'
app.copyFrom(builder.artifacts.site, '/app', '/srv/')

// error: Refused<"copy needs at least one source">
app.copy([], './')

// error: Refused<"add needs at least one source">
app.add([], './')

// error: Property 'onbuild' does not exist on type 'Triggers'
app.onbuild((on) => on.onbuild())

// error: Object literal may only specify known properties, but 'chwon' does not exist in type 'CopyOptions'. Did you mean to write 'chown'?
app.copy('a', 'b', { chwon: 'node' })

// error: 'from' does not exist in type 'CopyOptions'
app.copy('a', 'b', { from: 'builder' })

// error: 'parents' does not exist in type 'AddOptions'
app.add('a', 'b', { parents: true })

// error: but 'mount' does not exist in type 'RunOptions'. Did you mean to write 'mounts'?
app.run('true', { mount: [cache('/x')] })

// error: Type '"hosts"' is not assignable to type
// error: Did you mean '"host"'?
app.run('true', { network: 'hosts' })

// error: but 'productoin' does not exist in type 'CopyDepsOptions'. Did you mean to write 'production'?
app.copyDeps({ productoin: true })

// error: Type '"nmp"' is not assignable to type
// error: "npm"
app.copyDeps({ manager: 'nmp' })

// error: 'user' does not exist in type 'WithinOptions'
app.within({ user: 'node' }, (s) => s)

// error: Type '"linux/amd46"' is not assignable to type 'Platform | undefined'. Did you mean '"linux/amd64"'?
stage().from('node:22-alpine', { platform: 'linux/amd46' })
