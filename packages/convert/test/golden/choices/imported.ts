import { arg, BUILDPLATFORM, dockerfile, select, stage, TARGETARCH, TARGETOS, text } from '@stagecraft/core'

const flavour = arg('FLAVOUR', { default: 'slim', values: ['full', 'slim'] })

const baseFull = stage('base-full').from('debian:13')

const baseSlim = stage('base-slim').from('debian:13-slim')

const base = stage('base').from(select(flavour, { full: baseFull, slim: baseSlim }))

const toolLinux = stage('tool-linux').from('golang:1.26', { platform: BUILDPLATFORM }).run('make linux')

const toolWindows = stage('tool-windows').from('golang:1.26', { platform: BUILDPLATFORM }).run('make windows')

const tool = stage('tool').from(select(TARGETOS, { linux: toolLinux, windows: toolWindows }))

const neither = stage('neither').from(text`tool-${TARGETOS}-${TARGETARCH}`)

const final = stage().from(base).copyFrom(tool, '/out', '/usr/local/bin/')

export default dockerfile(baseFull, baseSlim, base, toolLinux, toolWindows, tool, neither, final)
