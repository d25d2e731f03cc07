import { image, stage, unpinned } from '@stagecraft/core'

// error: Refused<"'node' has no tag: write 'node:<version>', or unpinned('node') if you mean it; a stage is passed as a value">
stage().from('node')

// error: Refused<"'localhost:5000/team/app' has no tag: write 'localhost:5000/team/app:<version>', or unpinned('localhost:5000/team/app') if you mean it; a stage is passed as a value">
stage().from('localhost:5000/team/app')

// error: Refused<"'node:latest' can change under you: pin a version, or write unpinned('node:latest') if you mean it">
stage().from('node:latest')

// error: Refused<"'team/App:1' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
stage().from('team/App:1')

// error: Refused<"'ghcr.io/Team/app:1' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
stage().from('ghcr.io/Team/app:1')

// error: Refused<"'Node:22' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
stage().from('Node:22')

// error: Refused<"'node :22' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
stage().from('node :22')

// error: Refused<"'node:' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
stage().from('node:')

// error: Refused<"'a:1:2' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
stage().from('a:1:2')

// error: Refused<"the image reference is empty: expected one like 'registry/team/app:1.2'">
stage().from('')

// error: Refused<"the digest of 'node@sha1:12' must be 'sha256:' and 64 hex digits">
stage().from('node@sha1:12')

// error: Refused<"'busybox' has no tag: write 'busybox:<version>', or unpinned('busybox') if you mean it; a stage is passed as a value">
image('busybox')

// error: Refused<"'Busybox' is not an image reference: lower case, no spaces, like 'registry/team/app:1.2'">
unpinned('Busybox')

// error: Refused<"a string names a stage; write image('busybox:1.37') to copy from an image">
stage().from('scratch').copyFrom('busybox:1.37', '/bin/sh', '/bin/')

// error: Refused<"a string names a stage; write image('team/tools') to copy from an image">
stage().from('scratch').copyFrom('team/tools', '/bin/sh', '/bin/')
