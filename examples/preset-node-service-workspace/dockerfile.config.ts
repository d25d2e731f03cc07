import { nodeService } from '@stagecraft/presets'
import { workspace } from '@stagecraft/presets/workspace'

export default nodeService({
  workspace: workspace({ root: new URL('.', import.meta.url), app: '@numerals/api' }),
  command: ['node', 'dist/server.js'],
  healthcheck: '/health',
})
