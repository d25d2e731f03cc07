import { bind, cache, secret, ssh, stage, tmpfs } from '@stagecraft/core'

const app = stage('app').from('node:22-alpine')

// error: 'size' does not exist in type 'CacheOptions'
cache('/root/.npm', { size: '1g' })

// error: 'sharing' does not exist in type 'BindOptions'
bind('/src', { sharing: 'locked' })

// error: 'mode' does not exist in type 'TmpfsOptions'
tmpfs('/tmp', { mode: '0700' })

// error: 'source' does not exist in type 'SshOptions'
ssh({ source: '/x' })

// error: 'sharing' does not exist in type 'SecretOptions'
secret('token').file({ sharing: 'locked' })

// error: Type '"lockd"' is not assignable to type
// error: Did you mean '"locked"'?
cache('/root/.npm', { sharing: 'lockd' })

// error: Type 'string' is not assignable to type 'Mount | readonly Mount[]'
app.run('npm ci', { mounts: ['/root/.npm'] })

// error: 'target' does not exist in type 'CacheOptions'
cache.apt({ target: '/x' })
