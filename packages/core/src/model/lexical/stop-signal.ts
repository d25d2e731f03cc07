import { goInteger } from './go-number.js'

const names = new Set(
  (
    'ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP ' +
    'TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ'
  ).split(' '),
)
for (let i = 0; i <= 15; i++) names.add(i === 0 ? 'RTMIN' : `RTMIN+${i}`)
for (let i = 0; i <= 14; i++) names.add(i === 0 ? 'RTMAX' : `RTMAX-${i}`)

/** The names that STOPSIGNAL takes, without `SIG`. */
export const signalNames: ReadonlySet<string> = names

/**
 * Why BuildKit refuses a stop signal, or nothing: a number other than 0, or a name with or without `SIG`, in any case.
 *
 *     signalFault('SIGTERM')  // undefined
 *     signalFault('TREM')     // 'it is neither a number nor a signal of Linux'
 */
export function signalFault(text: string): string | undefined {
  const number = goInteger(text)
  if (number !== undefined) return number === 0 ? '0 is not a signal' : undefined
  return names.has(text.toUpperCase().replace(/^SIG/, '')) ? undefined : 'it is neither a number nor a signal of Linux'
}
