import { dockerfile, DockerfileError, stage, type Globals } from '@stagecraft/core'
import { type Node } from '@stagecraft/core/model'
import type { Expression, Scope } from '../expression.js'
import { applyCalls, type Call } from '../library.js'
import { Unsayable } from '../unsayable.js'

/** What earlier instructions decide about how a later one is printed. */
export interface Surroundings {
  /** The newest SHELL and USER of the chain of stages, as calls. */
  readonly shell: Call | undefined
  readonly user: Call | undefined
  /** Names of the build arguments that are declared. */
  readonly visible: readonly string[]
}

type File = ReturnType<typeof dockerfile.loose>

/** Tries calls on a stage of their own, and tells what text they give. */
export class Probe {
  constructor(
    readonly scope: Scope,
    readonly escape: '\\' | '`' | undefined,
    /** Declarations of the global arguments. */
    readonly globals: readonly Expression[],
  ) {}

  /** Whether the calls give exactly this text of a stage. */
  gives(calls: readonly Call[], wanted: string, surroundings: Surroundings): boolean {
    return this.#judge(() => this.#text(calls, surroundings) === wanted)
  }

  /** Whether the beginning of a stage gives this text of FROM. */
  givesFrom(start: Expression, wanted: string): boolean {
    return this.#judge(() => {
      const file = this.#withEscape(dockerfile.loose(start.evaluate(this.scope) as never))
      const { text, lines } = file.emit()
      const own = file.model.stages.at(-1)
      return physicalLines(text, (at) => lines[at] === own) === wanted
    })
  }

  #judge(test: () => boolean): boolean {
    try {
      return test()
    } catch (error) {
      if (error instanceof DockerfileError || error instanceof Unsayable) return false
      throw error
    }
  }

  #withEscape(file: File): File {
    return this.escape === undefined ? file : file.directives({ escape: this.escape })
  }

  #text(calls: readonly Call[], { shell, user, visible }: Surroundings): string {
    let start: unknown = stage().from('scratch')
    let before = 0
    for (const call of [shell, user]) {
      if (call === undefined) continue
      start = applyCalls(start, [call], this.scope)
      before++
    }
    if (visible.length > 0) {
      start = (start as ReturnType<ReturnType<typeof stage>['from']>).arg(visible)
      before++
    }
    let file: File = dockerfile.loose(applyCalls(start, calls, this.scope) as never)
    if (this.globals.length > 0) {
      const declarations = this.globals.map((global) => global.evaluate(this.scope))
      file = file.globals((globals: Globals) =>
        declarations.reduce<Globals>((all, one) => all.arg(one as never), globals),
      )
    }
    file = this.#withEscape(file)
    const { text, lines } = file.emit()
    const own = new Set<Node | undefined>(file.model.stages.at(-1)!.instructions.slice(before))
    return physicalLines(text, (at) => own.has(lines[at]))
  }
}

function physicalLines(text: string, wanted: (at: number) => boolean): string {
  return text
    .split('\n')
    .filter((_, at) => wanted(at))
    .join('\n')
}
