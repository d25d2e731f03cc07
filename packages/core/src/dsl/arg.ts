import { DockerfileError } from '../problem/index.js'
import { variable, word } from '../model/index.js'
import { ArgHandle, lowerValue, usesOf, wrongArgument, type RuntimeValue } from './handle.js'
import { onlyOptions } from './option-value.js'

interface ArgOptions {
  readonly default?: RuntimeValue | undefined
  readonly values?: readonly string[] | undefined
}

/** Runtime of `arg`; its public type and documentation are in types/. */
export function arg(name: string, options: ArgOptions = {}): ArgHandle {
  if (typeof name !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
    throw new DockerfileError({
      code: 'bad-name',
      message: `a build argument is named with letters, digits and _, not starting with a digit; found ${JSON.stringify(name)}`,
    })
  }
  onlyOptions('arg', options, ['default', 'values'])
  const { default: given, values } = options
  if (values !== undefined) {
    if (!Array.isArray(values) || values.length === 0)
      throw wrongArgument('arg values', 'a list with something in it', values)
    if (typeof given === 'string' && !values.includes(given)) {
      throw new DockerfileError({
        code: 'bad-option',
        message: `the default of ${name} is "${given}", which is none of its values: ${values.map((v) => `"${v}"`).join(', ')}`,
      })
    }
  }
  return new ArgHandle({
    name,
    word: word([variable(name)]),
    default: given === undefined ? undefined : lowerValue(given, `default of ${name}`),
    defaultUses: usesOf(given),
    values: values === undefined ? undefined : Object.freeze([...values]),
    automatic: false,
  })
}

/** A variable that BuildKit sets: it is declared without a default, and FROM may use it without a declaration. */
export function automaticArg(name: string): ArgHandle {
  return new ArgHandle({
    name,
    word: word([variable(name)]),
    default: undefined,
    defaultUses: Object.freeze([]),
    values: undefined,
    automatic: true,
  })
}

export const BUILDPLATFORM = automaticArg('BUILDPLATFORM')
export const BUILDOS = automaticArg('BUILDOS')
export const BUILDOSVERSION = automaticArg('BUILDOSVERSION')
export const BUILDARCH = automaticArg('BUILDARCH')
export const BUILDVARIANT = automaticArg('BUILDVARIANT')
export const TARGETPLATFORM = automaticArg('TARGETPLATFORM')
export const TARGETOS = automaticArg('TARGETOS')
export const TARGETOSVERSION = automaticArg('TARGETOSVERSION')
export const TARGETARCH = automaticArg('TARGETARCH')
export const TARGETVARIANT = automaticArg('TARGETVARIANT')
export const TARGETSTAGE = automaticArg('TARGETSTAGE')
