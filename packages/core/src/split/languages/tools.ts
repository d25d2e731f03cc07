import { Refusal } from '../refusal.js'
import type { App } from '../language.js'
import type { Program } from '../started.js'

/** Programs that are not the app's own, and the packages that have them; none where the system has them by itself. */
const tools: Readonly<Record<string, Readonly<Record<'alpine' | 'debian', string | undefined>>>> = {
  curl: { alpine: 'curl', debian: 'curl' },
  wget: { alpine: undefined, debian: 'wget' },
  nc: { alpine: undefined, debian: 'netcat-openbsd' },
  tini: { alpine: 'tini', debian: 'tini' },
  'tini-static': { alpine: 'tini-static', debian: undefined },
  'dumb-init': { alpine: 'dumb-init', debian: 'dumb-init' },
  pgrep: { alpine: undefined, debian: 'procps' },
  'su-exec': { alpine: 'su-exec', debian: undefined },
  gosu: { alpine: undefined, debian: 'gosu' },
}

/** The packages of tools that the container runs, and whether a program is such a tool. */
export class Tools {
  readonly packages = new Set<string>()
  isUsed = false

  constructor(
    private readonly app: App,
    private readonly system: 'alpine' | 'debian',
  ) {
    if (app.started.needsBash && system === 'alpine') this.packages.add('bash')
  }

  take({ name, entry }: Program): boolean {
    if (!Object.hasOwn(tools, name)) {
      if (!this.app.packages.runtime.includes(name)) return false
      this.isUsed = true
      return true
    }
    const found = tools[name]![this.system]
    if (found === undefined && !(this.system === 'alpine' && /^(?:wget|nc|pgrep)$/.test(name))) {
      throw new Refusal(`no package of ${this.system} is known to have ${name}`, entry)
    }
    if (found !== undefined) this.packages.add(found)
    this.isUsed = true
    return true
  }
}

/** Which packages of the builder are not in the runtime, as a sentence. */
export function leftOut({ packages }: App): readonly string[] {
  return packages.build.length === 0 ? [] : [`only the build needs ${packages.build.join(', ')}`]
}
