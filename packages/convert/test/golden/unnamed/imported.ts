import { dockerfile, stage } from '@stagecraft/core'

const golang = stage().from('golang:1.26').run('go build -o /out/app .').artifact('app', '/out/app')

const node = stage().from('node:22').copyFrom(golang.artifacts.app, '/usr/local/bin/app')

const golang2 = stage()
  .from('golang:1.25')
  .copyFrom(node, '/usr/local/bin/app', '/app')
  .copyFrom(golang.artifacts.app, '/app0')
  .artifact('app', '/app')

const final = stage().from('scratch').copyFrom(golang2.artifacts.app)

export default dockerfile(golang, node, golang2, final)
