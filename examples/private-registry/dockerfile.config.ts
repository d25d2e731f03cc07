import { secret } from '@stagecraft/core'
import { nodeService } from '@stagecraft/presets'

export default nodeService({
  command: ['node', 'src/server.js'],
  init: false,
  npmrc: secret('npmrc'),
  ignore: ['registry'],
})
