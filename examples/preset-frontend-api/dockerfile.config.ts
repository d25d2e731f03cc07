import { frontendApi } from '@stagecraft/presets'

export default frontendApi({
  build: 'npm run build',
  command: ['node', 'dist/server.js'],
  healthcheck: '/api/entries',
})
