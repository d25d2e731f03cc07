import { nextApp } from '@stagecraft/presets'

export default nextApp({ healthcheck: '/health' })
