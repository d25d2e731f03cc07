import { arg, select, stage, TARGETARCH } from '@stagecraft/core'

const full = stage('full').from('debian:13')
const slim = stage('slim').from('debian:13-slim')

// error: Type '"tiny"' is not assignable to type '"full" | "slim" | undefined'
arg('FLAVOUR', { values: ['full', 'slim'], default: 'tiny' })

const flavour = arg('FLAVOUR', { values: ['full', 'slim'], default: 'slim' })

// error: Property 'slim' is missing in type
select(flavour, { full })

// error: Object literal may only specify known properties, and 'tiny' does not exist in type
select(flavour, { full, slim, tiny: slim })

// error: Refused<"select needs an argument with values: arg(name, { values: […] })">
select(arg('VARIANT'), { full, slim })

// error: but 'amd46' does not exist in type
// error: Did you mean to write 'amd64'?
select(TARGETARCH, { amd46: full })

// error: Type 'string' is not assignable to type 'AnyStage'
select(flavour, { full, slim: 'slim' })
