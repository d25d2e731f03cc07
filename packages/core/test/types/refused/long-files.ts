import { dockerfile, stage } from '@stagecraft/core'

const last = stage('last').from('scratch').copyFrom('s-99', '/app', '/app')
const s = <const Name extends string>(name: Name) => stage(name).from('scratch')

dockerfile(
  ...([s('s-0'), s('s-1'), s('s-2'), s('s-3'), s('s-4'), s('s-5'), s('s-6'), s('s-7'), s('s-8'), s('s-9')] as const),
  ...([s('s-10'), s('s-11'), s('s-12'), s('s-13'), s('s-14'), s('s-15'), s('s-16'), s('s-17'), s('s-18')] as const),
  ...([s('s-19'), s('s-20'), s('s-21'), s('s-22')] as const),
  // error: Refused<"no stage called 's-99' is listed here; listed: 's-0', 's-1', 's-2', 's-3', 's-4', 's-5', 's-6', 's-7', 's-8', 's-9', 's-10', 's-11', 's-12', 's-13', 's-14', 's-15', 's-16', 's-17', 's-18', 's-19', …">
  last,
)

dockerfile(
  s('s-0'),
  s('s-1'),
  // error: Refused<"stage 's-10' is listed after 'early', which copies from it: list it first">
  stage('early').from('scratch').copyFrom('s-1', '/', '/').copyFrom('s-10', '/', '/'),
  ...([s('s-2'), s('s-3'), s('s-4'), s('s-5'), s('s-6'), s('s-7'), s('s-8'), s('s-9'), s('s-10')] as const),
)
