import { dockerfile, lines, stage } from '@stagecraft/core'

const app = stage()
  .from('node:22-alpine')
  .onbuild((on) =>
    on
      .copy('.', '/app')
      .run(
        lines`npm ci && \
    npm run build`,
      )
      .raw('ARG', ' TWO_BLANKS'),
  )
  .raw('ONBUILD', 'run lower case')
  .comment('between')
  .onbuild((on) => on.user('node'))

export default dockerfile(app)
