// bad-stage-name: "builder"
import { dockerfile, stage } from '@stagecraft/core'

export default dockerfile(stage('Builder').from('node:22-alpine'))
