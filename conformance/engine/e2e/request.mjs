// One request, run inside of a container's network: prints status, headers and body as JSON.
import { get } from 'node:http'

get(process.argv[2], { agent: false, timeout: 5000 }, (response) => {
  const chunks = []
  response.on('data', (chunk) => chunks.push(chunk))
  response.on('end', () => {
    const { statusCode: status, headers } = response
    console.log(JSON.stringify({ status, headers, body: Buffer.concat(chunks).toString() }))
  })
})
  .on('timeout', function () {
    this.destroy(new Error('no answer within 5 s'))
  })
  .on('error', ({ message }) => {
    console.error(message)
    process.exitCode = 1
  })
