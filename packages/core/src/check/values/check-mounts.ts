import type { Mount, RawMount, Run, SecretMount, Word } from '../../model/index.js'
import { mountOptions } from '../../model/index.js'
import { goUnsigned32 } from '../../model/lexical/go-number.js'
import { memorySizeFault } from '../../model/lexical/memory-size.js'
import type { At } from '../at.js'
import { checkTarget } from './mount-target.js'
import { checkRawMount } from './raw-mount.js'

/** The mounts of a RUN: BuildKit looks at them only when it converts the file. */
export function checkMounts({ flags }: Run, at: At): void {
  for (const mount of flags.mounts ?? []) {
    if (mount.type === 'raw') checkRawMount(mount, at)
    else checkTypedMount(mount, at)
  }
}

type Typed = Exclude<Mount, RawMount>

function checkTypedMount(mount: Typed, at: At): void {
  const values = mount.options as Readonly<Record<string, unknown>>
  for (const name of Object.keys(mountOptions[mount.type])) {
    const value = values[name]
    if (value === undefined) continue
    if (name === 'mode' || name === 'uid' || name === 'gid') checkNumber(mount, name, value as Word, at)
    if (name === 'size') checkSize(mount, value as Word, at)
  }
  if (mount.type === 'secret') checkSecret(mount, at)
  if (mount.type === 'bind' || mount.type === 'cache' || mount.type === 'tmpfs')
    checkTarget(mount, at.evaluate(mount.options.target ?? ''), at)
}

function checkNumber(mount: Typed, name: 'mode' | 'uid' | 'gid', word: Word, at: At): void {
  const value = at.known(word)
  if (value === undefined || goUnsigned32(value.text, name === 'mode' ? 8 : 10) !== undefined) return
  const accepted = name === 'mode' ? 'an octal number such as 0755' : 'a number'
  at.refuse(
    value,
    { code: 'bad-mount', message: `the ${mount.type} mount's ${name} is "${value.text}", not ${accepted}` },
    [mount],
  )
}

function checkSize(mount: Typed, word: Word, at: At): void {
  const value = at.known(word)
  const fault = value === undefined ? undefined : memorySizeFault(value.text)
  if (fault === undefined) return
  const message = `the tmpfs mount's size is "${value!.text}", and ${fault}`
  at.refuse(value!, { code: 'bad-mount', message, hint: 'Write a size such as 512m or 1g' }, [mount])
}

function checkSecret(mount: SecretMount, at: At): void {
  const id = at.evaluate(mount.options.id ?? '')
  const target = at.evaluate(mount.options.target ?? '')
  if (id.text !== '' || target.text !== '') return
  const message = 'a secret mount needs an id, or a target from whose name the id follows'
  at.refuse({ byDefault: id.byDefault || target.byDefault }, { code: 'bad-mount', message }, [mount])
}
