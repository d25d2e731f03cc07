import { goProgram } from '@stagecraft/presets'

export default goProgram({
  programs: { clock: './cmd/clock', zones: './cmd/zones' },
  port: 8080,
  version: 'main.version',
  healthcheck: '/health',
})
