import { arg, stage } from '@stagecraft/core'

const app = stage('app').from('nginx:1.29-alpine')

// error: Refused<"port 65536 is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose(80, 65536)

// error: Refused<"port -1 is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose(-1)

// error: Refused<"port 80.5 is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose(80.5)

// error: Refused<"port http is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose('http')

// error: Refused<"port 80,81 is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose('80,81')

// error: Refused<"port 80/http is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose('80/http')

// error: Refused<"port 8000-80100 is not valid: write 0 to 65535, or a range like '8000-8010'; '/tcp' or '/udp' may follow">
app.expose('8000-80100')

// error: Type '"30"' is not assignable to type 'Duration | undefined'
app.healthcheck('true', { interval: '30' })

// error: Type '"30 s"' is not assignable to type 'Duration | undefined'
app.healthcheck('true', { timeout: '30 s' })

// error: Type 'number' is not assignable to type 'Duration
app.healthcheck('true', { startPeriod: 30 })

// error: but 'intervall' does not exist in type 'HealthcheckOptions'. Did you mean to write 'interval'?
app.healthcheck('true', { intervall: '30s' })

// error: Type 'string' is not assignable to type 'number'
app.healthcheck('true', { retries: '3' })

// error: Type 'number' is not assignable to type 'Value'
app.env({ PORT: 80 })

// error: Argument of type 'Arg<"VERSION", string>' is not assignable to parameter of type 'string'
app.arg(arg('VERSION', { default: '1' }), '2')
