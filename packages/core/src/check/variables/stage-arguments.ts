import type { Dockerfile } from '../../model/index.js'

/** Where variables are defined. Read only when something is undefined, each stage once. */
export class StageArguments {
  private lastDefinition:
    Map<number, ReadonlyMap<string, { readonly entry: number; readonly kind: 'ARG' | 'ENV' }>> | undefined
  private stageOfArgument: ReadonlyMap<string, number> | undefined

  constructor(private readonly file: Dockerfile) {}

  /** What defines a name in a stage (-1 for the global arguments), after an entry. */
  definedBelow(stage: number, entry: number, name: string): 'ARG' | 'ENV' | undefined {
    this.lastDefinition ??= new Map()
    let definitions = this.lastDefinition.get(stage)
    if (definitions === undefined) {
      definitions = this.readStage(stage)
      this.lastDefinition.set(stage, definitions)
    }
    const found = definitions.get(name)
    return found !== undefined && found.entry > entry ? found.kind : undefined
  }

  /** The first stage that declares an argument. */
  declaredIn(name: string): number | undefined {
    if (this.stageOfArgument === undefined) {
      const found = new Map<string, number>()
      this.file.stages.forEach((stage, index) => {
        for (const entry of stage.instructions) {
          if (entry.kind !== 'arg') continue
          for (const { name: declared } of entry.args) if (!found.has(declared)) found.set(declared, index)
        }
      })
      this.stageOfArgument = found
    }
    return this.stageOfArgument.get(name)
  }

  nameOf(stage: number): string {
    const name = this.file.stages[stage]!.name
    return name === undefined ? `stage ${stage}` : `stage "${name}"`
  }

  private readStage(stage: number): ReadonlyMap<string, { readonly entry: number; readonly kind: 'ARG' | 'ENV' }> {
    const out = new Map<string, { readonly entry: number; readonly kind: 'ARG' | 'ENV' }>()
    const entries = stage < 0 ? this.file.globalArgs : this.file.stages[stage]!.instructions
    entries.forEach((entry, index) => {
      if (entry.kind === 'arg') for (const { name } of entry.args) out.set(name, { entry: index, kind: 'ARG' })
      if (entry.kind !== 'env') return
      for (const { key } of entry.pairs) if (typeof key === 'string') out.set(key, { entry: index, kind: 'ENV' })
    })
    return out
  }
}
