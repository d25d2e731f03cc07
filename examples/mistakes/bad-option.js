// bad-option: "locked"
import { cache, dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('debian:13-slim')
  .run('make', { mounts: [cache('/cache', { sharing: 'loked' })] })

export default dockerfile(builder)
