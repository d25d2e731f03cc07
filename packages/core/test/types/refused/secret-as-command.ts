import { secret, stage } from '@stagecraft/core'

const token = secret('npm_token')

// error: Argument of type 'Secret' is not assignable to parameter of type 'Command'
// error: Type '"a secret is not a command; mount it: .run(command, { mounts: [secret] })"' is not assignable to type 'true'
stage().from('node:22-alpine').run(token)
