import { dockerfile, stage } from '@stagecraft/core'

const tool = stage('tool').from('alpine:3.22').run('echo first')

const tool2 = stage('tool').from(tool).run('echo second')

const final = stage().from('scratch').copyFrom(tool2, '/etc/os-release', '/')

export default dockerfile.loose(tool, tool2, final)
