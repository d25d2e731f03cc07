// What an image does, compared with what is expected. Containers get no network but a loopback of their own, so that ports of
// the host stay free; requests are made from inside of that network.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure, docker, dockerWithin, limits, mustDocker, run, tail } from './engine.mjs'

function equal(what, found, expected) {
  if (found !== expected)
    throw new Failure(`${what} is ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`)
}

const allPrinted = async (id) => {
  const { stdout, stderr } = await docker('logs', id)
  return `${stdout}${stderr}`
}

const printed = async (id) => tail(await allPrinted(id))

/** The user that an image names. */
export async function checkUser(image, user) {
  equal('the user of the image', (await mustDocker('inspect', '--format={{.Config.User}}', image)).trim(), user)
}

/** The labels that an image must have, among others. */
export async function checkLabels(image, labels) {
  const found = JSON.parse(await mustDocker('inspect', '--format={{json .Config.Labels}}', image)) ?? {}
  for (const [name, value] of Object.entries(labels)) equal(`the label ${name}`, found[name], value)
}

/** A run to its end. */
export async function checkOutput(image, { arguments: args = [], output, code = 0 }) {
  const id = (await mustDocker('run', '--detach', '--network=none', image, ...args)).trim()
  try {
    const { late, stdout } = await dockerWithin(limits.run, 'wait', id)
    if (late) throw new Failure(`it did not end within ${limits.run} s`, await printed(id))
    const status = Number(stdout)
    if (status !== code) throw new Failure(`it ended with code ${status} instead of ${code}`, await printed(id))
    if (!(await allPrinted(id)).includes(output))
      throw new Failure(`it did not print ${JSON.stringify(output)}`, await printed(id))
  } finally {
    await docker('rm', '--force', id)
  }
}

async function request(pid, url) {
  const { status, stdout, stderr } = await run('nsenter', [
    `--net=/proc/${pid}/ns/net`,
    process.execPath,
    join(import.meta.dirname, 'request.mjs'),
    url,
  ])
  return status === 0 ? JSON.parse(stdout) : { error: stderr.trim() }
}

async function checkAnswer(id, pid, { url, status = 200, body, matches, headers = {} }) {
  const began = performance.now()
  let answer = await request(pid, url)
  while (answer.error !== undefined && performance.now() - began < limits.run * 1000) {
    if ((await mustDocker('inspect', '--format={{.State.Running}}', id)).trim() !== 'true') break
    await sleep(100)
    answer = await request(pid, url)
  }
  const seconds = Math.round((performance.now() - began) / 1000)
  if (answer.error !== undefined)
    throw new Failure(`${url} gave no answer in ${seconds} s: ${answer.error}`, await printed(id))
  equal(`the status of ${url}`, answer.status, status)
  if (body !== undefined) equal(`what ${url} answers`, answer.body, body)
  if (matches !== undefined && !new RegExp(matches).test(answer.body)) {
    throw new Failure(`what ${url} answers does not match ${matches}`, answer.body.slice(0, 2000))
  }
  for (const [name, value] of Object.entries(headers))
    equal(`the header ${name} of ${url}`, answer.headers[name], value)
}

// Docker runs the first check only after its interval; that it works can be seen at once.
async function checkHealth(id) {
  const test = JSON.parse(await mustDocker('inspect', '--format={{json .Config.Healthcheck}}', id))?.Test
  if (test === undefined || test[0] === 'NONE') return
  const command = test[0] === 'CMD' ? test.slice(1) : ['/bin/sh', '-c', test[1]]
  const { status, late, stdout, stderr } = await dockerWithin(limits.run, 'exec', id, ...command)
  if (late) throw new Failure(`the health check did not end within ${limits.run} s`)
  if (status !== 0) throw new Failure(`the health check ended with code ${status}`, tail(`${stdout}${stderr}`))
}

/** A service: who it runs as, what it answers, whether it is healthy, how it ends when it is told to. */
export async function checkService(image, { uid, answers = [], stops }) {
  const id = (await mustDocker('run', '--detach', '--network=none', image)).trim()
  try {
    const pid = (await mustDocker('inspect', '--format={{.State.Pid}}', id)).trim()
    if (pid === '0') throw new Failure('it ended at once', await printed(id))
    for (const expected of answers) await checkAnswer(id, pid, expected)
    if (uid !== undefined) {
      const effective = /^Uid:\s+\d+\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]
      equal('the user number that it runs as', Number(effective), uid)
    }
    await checkHealth(id)
    if (stops === undefined) return
    const began = performance.now()
    await mustDocker('stop', '--time=10', id)
    const seconds = (performance.now() - began) / 1000
    const code = Number(await mustDocker('inspect', '--format={{.State.ExitCode}}', id))
    if (code !== stops.code)
      throw new Failure(`it ended with code ${code} instead of ${stops.code} when it was stopped`, await printed(id))
    if (seconds > stops.seconds)
      throw new Failure(`it took ${seconds.toFixed(1)} s to stop, more than ${stops.seconds}`)
  } finally {
    await docker('rm', '--force', id)
  }
}
