import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('golang:1.26-alpine')
  .workdir('/go/src')
  .copy('go.mod', './')
  .run('mkdir ./hot')
  .copy('hot/*.go', './hot/')
  .run('go install ./...')

const final = stage()
  .comment('Split by "stagecraft import --multi-stage". Assumed:')
  .comment('- the program is linked statically: it needs no library')
  .comment('- it reads no file of the builder')
  .from('gcr.io/distroless/static-debian13:nonroot')
  .comment('As before, root runs it; without this line the image has a user of its own.')
  .user('root')
  .workdir('/go/src')
  .copyFrom(builder, '/go/bin/hot', '/usr/local/bin/hot')
  .cmd(['hot'])

export default dockerfile(builder, final)
