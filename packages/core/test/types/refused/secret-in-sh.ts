import { secret, sh } from '@stagecraft/core'

const token = secret('npm_token')

// error: Type '"a secret would stay in the image; mount it: .run(command, { mounts: [secret] })"' is not assignable to type 'true'
export const command = sh`npm config set token ${token}`
