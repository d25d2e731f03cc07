import { expect, test } from 'vitest'
import { signalFault, signalNames } from './stop-signal.js'
import { holdFaults } from './testing/faults.js'

holdFaults(
  'a stop signal',
  signalFault,
  [
    ...['SIGTERM', 'TERM', 'sigterm', 'SigTerm', 'kill', 'sigint', 'SIGKILL', 'quit', 'WINCH'],
    ...['ABRT', 'CHLD', 'CLD', 'IO', 'IOT', 'POLL', 'PWR', 'STKFLT', 'SYS', 'USR1', 'USR2', 'XFSZ'],
    ...['RTMIN', 'RTMIN+1', 'rtmin+15', 'SIGRTMIN+1', 'RTMAX', 'RTMAX-1', 'SIGRTMAX-14'],
    // Any number but 0, known to the system or not.
    ...['1', '9', '09', '64', '65', '999', '+2', '-1', '9223372036854775807', '-9223372036854775808'],
    // Go's upper case, as ours, has one letter for these.
    ...['s\u0131gterm', '\u017fIGTERM'],
  ],
  {
    '0 is not a signal': ['0', '+0', '-0', '00'],
    'it is neither a number nor a signal of Linux': [
      ...['', 'SIG', 'SIGTREM', 'SIGSIGTERM', 'TERMSIG', 'UNUSED', 'EMT', 'INFO', 'LOST', 'USR3'],
      ...['RTMIN+0', 'RTMIN+01', 'RTMIN+16', 'RTMIN-1', 'RTMAX-0', 'RTMAX-15', 'RTMAX+1', 'RTMIN+'],
      ...['9x', '0x9', '9.0', '1_0', ' 9', '9 ', '\u0669', '9223372036854775808', '-9223372036854775809'],
    ],
  },
)

test('the names are those of Linux, real-time signals among them', () => {
  expect(signalNames.size).toBe(65)
  for (const name of signalNames)
    expect([name, signalFault(name), signalFault(`sig${name}`)]).toEqual([name, undefined, undefined])
})
