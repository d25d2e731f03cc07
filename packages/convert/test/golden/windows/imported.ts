import { dockerfile, lines, stage } from '@stagecraft/core'

const app = stage()
  .from('mcr.microsoft.com/windows/servercore:ltsc2025')
  .shell(['powershell', '-Command'])
  .workdir('C:\\app')
  .copy('tool.exe', 'C:\\tools\\')
  .run(
    lines`Invoke-WebRequest $env:URL -OutFile C:\a.zip; \
    Expand-Archive C:\a.zip C:\a`,
  )
  .env({ HOME: 'C:\\Users\\App User' })

export default dockerfile(app).directives({ escape: '`' })
