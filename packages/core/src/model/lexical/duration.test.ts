import { durationFault } from './duration.js'
import { holdFaults } from './testing/faults.js'

holdFaults(
  'a duration',
  durationFault,
  [
    '',
    ...['30s', '1h', '1m30s', '1h30m', '1s1h', '1s1s', '1h1m1s1ms1us1ns', '01s', '+1s', '1m0s'],
    ...['1.5m', '1.5h30.5m', '.5s', '5.s', '0.25h'],
    // None at all, with a unit or without, and what is less than a nanosecond.
    ...['0', '+0', '-0', '0s', '-0s', '0h', '0.0s', '.1ns', '0.0000000000000000000001h', '-0.1ns'],
    ...['1ms', '1.000000ms', '1000us', '1000.0us', '1000000ns', '1ns999999ns', '0.001s'],
    ...['2562047h', '2562047h47m16.854775807s', '9223372036854775807ns'],
  ],
  {
    'it is less than 1ms': [
      ...['1us', '999us', '999.999us', '0.999ms', '0.9999999999ms', '999999ns', '1ns', '1.9ns'],
      ...['-1s', '-1h', '-1ms', '-1ns', '-2562047h'],
    ],
    'it is too long': [
      ...['2562048h', '9999999h', '2562047h47m16.854775808s', '9223372036854775808ns', '9223372036854775.808us'],
      ...['2562047h1h', `1${'0'.repeat(30)}s`, `${'9'.repeat(400)}ns`],
    ],
    'it has no number': ['+', '-'],
    'a number is missing': ['s', '.', '.s', '+.s', '--1s', '+-1s', '1h.s', ' 1s', '\u0661s'],
    'it has no unit (h, m, s, ms)': ['5', '00', '1.', '1h5', '1ms1', '1.2.3s'],
    '"d" is not a unit (h, m, s, ms)': ['1d', '1h1d'],
    '"w" is not a unit (h, m, s, ms)': ['1w'],
    '"S" is not a unit (h, m, s, ms)': ['1S'],
    '"Ms" is not a unit (h, m, s, ms)': ['1Ms'],
    '"hs" is not a unit (h, m, s, ms)': ['1hs'],
    '" s" is not a unit (h, m, s, ms)': ['1 s'],
    '"s " is not a unit (h, m, s, ms)': ['1s '],
    '"e" is not a unit (h, m, s, ms)': ['1e3s'],
    '"x" is not a unit (h, m, s, ms)': ['0x1s'],
    '"_" is not a unit (h, m, s, ms)': ['1_000s'],
    '"sec" is not a unit (h, m, s, ms)': ['1sec'],
    '"constructor" is not a unit (h, m, s, ms)': ['1constructor'],
    // Go knows the signs of micro and mu, but BuildKit's flags hold no more than ASCII.
    '"\u00b5s" is not a unit (h, m, s, ms)': ['1000\u00b5s'],
    '"\u03bcs" is not a unit (h, m, s, ms)': ['1000\u03bcs'],
  },
)
