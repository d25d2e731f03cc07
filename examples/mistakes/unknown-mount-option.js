// unknown-option: "sharing"
import { cache, dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:22-alpine')
  .run('npm ci', { mounts: [cache.npm({ sharign: 'locked' })] })

export default dockerfile(builder)
