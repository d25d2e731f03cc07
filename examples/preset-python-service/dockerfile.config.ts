import { pythonService } from '@stagecraft/presets'

export default pythonService({
  command: ['gunicorn', '--bind', '0.0.0.0:8000', 'app.main:app'],
  test: 'ruff check . && mypy app && python -m pytest',
  dev: ['flask', '--app', 'app.main', 'run', '--debug', '--host', '0.0.0.0', '--port', '8000'],
  healthcheck: '/health',
  labels: { title: 'units', description: 'Converts lengths and masses.' },
})
