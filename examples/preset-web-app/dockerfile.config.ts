import { webApp } from '@stagecraft/presets'

export default webApp({
  buildArguments: { VITE_TITLE: 'Tasks' },
  securityHeaders: true,
  healthcheck: '/',
})
