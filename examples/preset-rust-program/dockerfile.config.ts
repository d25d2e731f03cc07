import { rustProgram } from '@stagecraft/presets'

export default rustProgram({ programs: ['slugger', 'slug'], port: 8080, healthcheck: '/health' })
