/** What `fuzz` found, as small as it could be made. Each went wrong once, and is held to the laws since. */
export const findings: readonly string[] = [
  // Names of a global argument beside one with quotes were lost.
  'ARG a b"c"=d\nFROM x$a\n',
  // White space that is not of ASCII cuts ports, unless it is quoted or escaped.
  'FROM h\nEXPOSE 1.0.0.1::8\u2028    5\n',
  'FROM h\nEXPOSE ${a:-7}\u20285 "6"\\\u00a07\n',
  // The directive of the escape character counts after white space; that of the syntax does not.
  '\r    #escape=\\\nFROM n\n',
  '# syntax=docker/dockerfile:1\n\t# escape=`\nFROM n\nRUN a `\n b\n',
  '\t# syntax=docker/dockerfile:1\nFROM n\n',
  '\t# syntax=docker/dockerfile:1\n# escape=`\nFROM n\nRUN a `\n b\n',
]
