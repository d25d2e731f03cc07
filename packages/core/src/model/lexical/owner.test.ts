import { expect, test } from 'vitest'
import { isNumericOwner } from './owner.js'

test.each([
  ...['', '0', '1000', '1:2', '1000:1000', 'root', 'root:root', 'root:0', '0:root', '1:', ':1', ':', 'root:', '01'],
  // BuildKit reads them as Go reads integers of 32 bits.
  ...['+1', '-1', '-1:-1', '2147483647', '-2147483648', '2147483647:2147483647'],
])('%j needs no look into the image', (owner) => expect(isNumericOwner(owner)).toBe(true))

test.each([
  ...['node', 'node:node', '0:staff', 'staff:0', 'root:wheel', 'Root', 'roots', '0:0:0', '1::2', '::'],
  ...['1x', 'x1', '0x1', '1.0', '1_0', '1e3', ' 1', '1 ', '1: 2', '\u0663', '+', '-', '$U'],
  ...['2147483648', '-2147483649', '4294967295', '0:2147483648', '0:-2147483649'],
])('%j may', (owner) => expect(isNumericOwner(owner)).toBe(false))
