// unknown-option: "mounts"
import { cache, dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-alpine')
  .run('npm ci', { mount: [cache.npm()] })

export default dockerfile(builder)
