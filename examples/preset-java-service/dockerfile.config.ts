import { javaService } from '@stagecraft/presets'

export default javaService({
  healthcheck: { path: '/health', startPeriod: '30s' },
  labels: { title: 'days', licenses: 'MIT' },
})
