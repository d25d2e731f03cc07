import { pythonService } from '@stagecraft/presets'

export default pythonService({
  manager: 'uv',
  package: true,
  command: ['pages'],
  dev: ['uvicorn', '--reload', '--host', '0.0.0.0', '--port', '8000', 'pages.server:app'],
  healthcheck: { path: '/about', interval: '10s' },
})
