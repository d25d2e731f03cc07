// unknown-stage: "builder"
import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('golang:1.26-alpine').copyDeps().run('go build -o /out/app .')
const runtime = stage('runtime').from('alpine:3.22').copyFrom('biulder', '/out/app', '/usr/local/bin/')

export default dockerfile(builder, runtime)
