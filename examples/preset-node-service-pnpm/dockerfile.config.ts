import { nodeService } from '@stagecraft/presets'

export default nodeService({
  manager: 'pnpm',
  command: ['node', 'src/server.js'],
  port: 8000,
  init: false, // it handles SIGTERM
  labels: { title: 'links', 'com.example.team': 'web' },
  healthcheck: { path: '/health', interval: '10s' },
})
