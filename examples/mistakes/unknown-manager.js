// unknown-manager: "npm"
import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder').from('node:22-alpine').copyDeps({ manager: 'nmp' })

export default dockerfile(builder)
