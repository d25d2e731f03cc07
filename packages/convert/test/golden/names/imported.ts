import { arg, dockerfile, stage, text, unpinned } from '@stagecraft/core'

const stageArg = arg('STAGE', { default: 'x' })

const stageStage = stage('stage').from(text`alpine:${stageArg}`)

const importStage = stage('import').from('alpine:3.22')

const buildEnv = stage('build-env').from('alpine:3.22')

const buildEnv2 = stage('build_env').from('alpine:3.22')

const buildEnv22 = stage('build.env2').from('alpine:3.22')

const textStage = stage('text').from('alpine:3.22')

const app = stage('app').from(unpinned('alpine'))

const latest = stage('latest').from(unpinned('alpine:latest'))

const empty = stage('empty')
  .from('scratch')
  .copyFrom(stageStage, '/', '/')
  .copyFrom(importStage, '/', '/import')
  .copyFrom(buildEnv, '/', '/')
  .copyFrom(buildEnv2, '/', '/2')
  .copyFrom(buildEnv22, '/', '/3')

export default dockerfile(stageStage, importStage, buildEnv, buildEnv2, buildEnv22, textStage, app, latest, empty)
