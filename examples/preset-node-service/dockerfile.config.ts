import { nodeService } from '@stagecraft/presets'

export default nodeService({
  build: 'npm run build',
  command: ['node', 'dist/server.js'],
  healthcheck: '/health',
})
