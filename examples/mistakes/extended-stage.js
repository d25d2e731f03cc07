// unknown-stage: "runtime"
import { dockerfile, stage } from '@stagecraft/core'

const runtime = stage('runtime').from('nginxinc/nginx-unprivileged:1.29-alpine')

export default dockerfile(runtime).extend('runtme', (s) => s.expose(8080))
