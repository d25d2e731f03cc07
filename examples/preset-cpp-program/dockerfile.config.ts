import { cppProgram } from '@stagecraft/presets'

export default cppProgram({ programs: ['numerals'], port: 8080, healthcheck: '/health' })
