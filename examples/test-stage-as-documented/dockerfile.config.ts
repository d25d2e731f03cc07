import { dockerfile, stage } from '@stagecraft/core'

const builder = stage('builder')
  .from('node:14-alpine')
  .workdir('/app')
  .copy('package*.json', './')
  .run('npm ci --only=production')
  .copy('.', '.')
  .run('npm run build')

const test = stage('test').from(builder).run('npm run test')

export default dockerfile(builder, test)
