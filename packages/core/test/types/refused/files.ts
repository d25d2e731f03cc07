import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').artifact('site', '/app/dist')
const test = stage('test').from(builder).run('npm test')
const web = stage('web').from('nginx:1.29-alpine').copyFrom('builder', '/app/dist', '/srv/')

// error: Refused<"a Dockerfile needs at least one stage">
dockerfile()

// error: Refused<"no stage called 'builder' is listed here; listed: 'test', 'web'">
dockerfile(test, web)

// error: Refused<"no stage called 'biulder' is listed here; listed: 'builder', 'app'">
dockerfile(builder, stage('app').from('scratch').copyFrom('biulder', '/app', '/app'))

// error: Refused<"stage 'builder' is listed after 'web', which copies from it: list it first">
dockerfile(web, builder)

// error: Refused<"stage 'builder' is listed after the one that copies from it: list it first">
dockerfile(stage().from('scratch').copyFrom('builder', '/app', '/app'), builder)

// error: Refused<"stage 'app' copies from itself">
dockerfile(stage('app').from('scratch').copyFrom('app', '/app', '/app'))

// error: Refused<"two stages are called 'builder'">
dockerfile(builder, test, builder.run('npm run lint'))

// error: Type '"this stage has no base yet: call .from(…) first"' is not assignable to type 'true'
dockerfile(builder, stage('app'))

// error: Argument of type '"web"' is not assignable to parameter of type
// error: Refused<"this file has no stage 'web'">
dockerfile(builder, test).extend('web', (s) => s.expose(80))

// error: 'Refused<"no stage called 'nowhere' is listed here; listed: ">'
dockerfile(stage().from('scratch').copyFrom('nowhere', '/app', '/app'))
