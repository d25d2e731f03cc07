import { DockerfileError } from '../problem/index.js'
import { secretInValue } from './handle.js'
import { mount, type MountValue } from './mounts.js'

interface GivenByTheBuild {
  readonly optional?: boolean | undefined
  readonly required?: boolean | undefined
  readonly [name: string]: unknown
}

/** Unless it is optional, the build fails when it is not given: without that a step runs on with an empty secret. */
export function required({ optional, required: exact, ...rest }: GivenByTheBuild): {
  readonly [name: string]: unknown
} {
  return { ...rest, required: exact ?? (optional === true ? undefined : true) }
}

/** A secret of the build, as `secret()` gives it. */
export class SecretHandle {
  readonly kind = 'secret'
  readonly type = 'secret'
  constructor(readonly id: string) {
    Object.freeze(this)
  }
  file(options: GivenByTheBuild = {}): MountValue {
    return mount('secret', { id: this.id, ...required(options) })
  }
  env(name: string, options: GivenByTheBuild = {}): MountValue {
    if (typeof name !== 'string' || !/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new DockerfileError({
        code: 'bad-name',
        message: `an environment variable is named with letters, digits and _; found ${JSON.stringify(name)}`,
      })
    }
    return mount('secret', { id: this.id, env: name, ...required(options) })
  }
  toString(): never {
    throw secretInValue()
  }
  toJSON(): never {
    throw secretInValue()
  }
}

/** Runtime of `secret`. */
export function secret(id: string): SecretHandle {
  if (typeof id !== 'string' || !/^[\w.-]+$/.test(id)) {
    throw new DockerfileError({
      code: 'bad-name',
      message: `a secret's id has letters, digits, ".", "_" and "-"; found ${JSON.stringify(id)}`,
    })
  }
  return new SecretHandle(id)
}
