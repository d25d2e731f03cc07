import { arg, dockerfile, stage, TARGETARCH, text } from '@stagecraft/core'

const registry = arg('REGISTRY', { default: 'docker.io' })
const tag = arg('TAG', { default: '3.22' })
const base = arg('BASE', { default: text`${registry}/library/alpine:${tag}` })
const homeDir = arg('HOME_DIR', { default: '/srv/app' })
const userId = arg('USER_ID', { default: '1000' })
const groupId = arg('GROUP_ID', { default: '1000' })

const one = stage('one')
  .from(base)
  .workdir(homeDir)
  .copy('.', text`${homeDir}/src`)
  .copy('.', '.', { chown: text`${userId}:${groupId}` })
  .label({ 'base.tag': tag, both: '$TAG and $UNKNOWN' })
  .arg('ONLY_IN_COMMANDS', '1')
  .run('make FLAG=$ONLY_IN_COMMANDS')
  .arg([['A', '1'], 'B', ['C', 'with blank']])

const two = stage('two')
  .from(one)
  .env({ SAME_FOLDER: homeDir })
  .arg(userId)
  .env({ ARCH: TARGETARCH })
  .arg('MODE', '${MODE:-fast}')

const final = stage().from('alpine:3.22').arg(userId).run('adduser -u $USER_ID app').arg('TAG', 'another').user(userId)

export default dockerfile(one, two, final).globals((globals) => globals.arg(registry).arg(tag).arg(base).arg('UNUSED'))
