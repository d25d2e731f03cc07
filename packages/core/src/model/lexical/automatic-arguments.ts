/**
 * The arguments that BuildKit gives to every build. FROM sees them at once; a stage sees one after a bare `ARG name`.
 * The value is the first Dockerfile version that has the argument.
 */
export const automaticArguments: ReadonlyMap<string, string> = new Map([
  ['BUILDPLATFORM', '1.0'],
  ['BUILDOS', '1.0'],
  ['BUILDOSVERSION', '1.13'],
  ['BUILDARCH', '1.0'],
  ['BUILDVARIANT', '1.0'],
  ['TARGETPLATFORM', '1.0'],
  ['TARGETOS', '1.0'],
  ['TARGETOSVERSION', '1.13'],
  ['TARGETARCH', '1.0'],
  ['TARGETVARIANT', '1.0'],
  ['TARGETSTAGE', '1.11'],
])
