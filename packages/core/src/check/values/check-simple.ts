import type { Command, Expose, Healthcheck, Run, Shell, Stopsignal, Volume } from '../../model/index.js'
import { durationFault } from '../../model/lexical/duration.js'
import { portFault } from '../../model/lexical/port.js'
import { signalFault, signalNames } from '../../model/lexical/stop-signal.js'
import { didYouMean } from '../../problem/index.js'
import { healthcheckFlags } from '../../model/index.js'
import type { At } from '../at.js'

/** EXPOSE: every port, after variables are replaced and their values cut at white space. */
export function checkExpose({ ports }: Expose, at: At): void {
  for (const word of ports) {
    const value = at.known(word)
    for (const port of value?.text.split(/\s+/).filter(Boolean) ?? []) {
      const fault = portFault(port)
      if (fault === undefined) continue
      at.refuse(value!, {
        code: 'bad-port',
        message: `EXPOSE: the port is "${port}", and ${fault}`,
        hint: 'A port is a number such as 80, 80/udp or 8000-8010',
      })
    }
  }
}

/** STOPSIGNAL: a number or a name that Linux has. */
export function checkStopsignal({ signal }: Stopsignal, at: At): void {
  const value = at.known(signal)
  const fault = value === undefined ? undefined : signalFault(value.text)
  if (fault === undefined) return
  const name = value!.text.toUpperCase().replace(/^SIG/, '')
  at.refuse(value!, {
    code: 'bad-signal',
    message: `STOPSIGNAL: the signal is "${value!.text}", and ${fault}`,
    hint: didYouMean(
      `SIG${name}`,
      [...signalNames].map((known) => `SIG${known}`),
    ),
  })
}

/** VOLUME: no path may come out empty. */
export function checkVolume({ paths }: Volume, at: At): void {
  for (const path of paths) {
    const value = at.known(path)
    if (value?.text === '') at.refuse(value, { code: 'bad-option', message: 'VOLUME: a path is empty' })
  }
}

/** HEALTHCHECK: durations, retries, and that there is a command. */
export function checkHealthcheck({ flags, command }: Healthcheck, at: At): void {
  for (const name of ['interval', 'timeout', 'startPeriod', 'startInterval'] as const) {
    const text = flags[name]
    const fault = text === undefined ? undefined : durationFault(text)
    if (fault === undefined) continue
    at.add({
      code: 'bad-duration',
      message: `HEALTHCHECK --${healthcheckFlags[name].flag}: the duration is "${text}", and ${fault}`,
      hint: /^[0-9]+$/.test(text!) ? `Write "${text}s"` : undefined,
    })
  }
  const { retries } = flags
  if (retries !== undefined && !(Number.isInteger(retries) && retries >= 0 && retries < 2 ** 31)) {
    at.add({ code: 'bad-option', message: `HEALTHCHECK --retries: ${retries} is not a whole number from 0 on` })
  }
  if (command !== undefined && isEmpty(command))
    at.add({ code: 'empty-sources', message: 'HEALTHCHECK CMD needs a command' })
}

/** RUN: BuildKit cannot run an empty list. */
export function checkRunCommand({ command }: Run, at: At): void {
  if (isEmpty(command)) at.add({ code: 'empty-sources', message: 'RUN [] has nothing to run' })
}

/** SHELL: a program at least. */
export function checkShell({ args }: Shell, at: At): void {
  if (args.length === 0) at.add({ code: 'empty-sources', message: 'SHELL [] names no shell' })
}

function isEmpty(command: Command): boolean {
  return command.form === 'exec' && command.args.length === 0
}
