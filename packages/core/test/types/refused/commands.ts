import { and, sh, stage, text } from '@stagecraft/core'

const app = stage('app').from('node:22-alpine')

// error: Type '"text is not a command: write sh`…`, which quotes what is interpolated"' is not assignable to type 'true'
app.run(text`npm ci`)

// error: Type '"a command is not text: it fits run, cmd, entrypoint and healthcheck"' is not assignable to type 'true'
app.env({ CMD: sh`npm ci` })

// error: Expected at least 1 arguments, but got 0
and()

// error: Argument of type 'string' is not assignable to parameter of type 'readonly string[]'
app.shell('npm ci')
