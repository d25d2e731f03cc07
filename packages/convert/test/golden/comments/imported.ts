import { arg, dockerfile, stage, text } from '@stagecraft/core'

const alpine = arg('ALPINE', { default: '3.22' })

const base = stage('base')
  .comment('############')
  .comment('##  base  ##')
  .comment('############')
  .from(text`alpine:${alpine}`)
  .comment('Above an instruction,')
  .comment(' indented,')
  .comment('#without a blank.')
  .blank()
  .run('true')
  .env([['A', '1'], { comment: 'about B' }, ['B', '2']])
  .allow('pin-versions', 'The newest is wanted here.')
  .run('apk add --no-cache curl')

const final = stage().comment('the last stage').from(base).comment('at the end')

export default dockerfile(base, final)
  .header(
    `Copyright of the example: nobody.

The image of the service.`,
  )
  .globals((globals) => globals.comment('The version of Alpine.').arg(alpine))
