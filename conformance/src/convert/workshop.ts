import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')

export interface TypeError {
  readonly index: number
  readonly message: string
}

/** A folder of converted files, where they are type-checked and run as they would be beside a user's code. */
export class Workshop {
  readonly folder: string
  readonly #count: number

  constructor(sources: readonly string[]) {
    const cache = join(root, '.cache')
    mkdirSync(cache, { recursive: true })
    this.folder = mkdtempSync(join(cache, 'convert-'))
    this.#count = sources.length
    for (const [index, source] of sources.entries()) writeFileSync(this.#path(index), source)
  }

  #path(index: number): string {
    return join(this.folder, `${index}.ts`)
  }

  /** Judges all files, a batch at a time. */
  typeErrors(): readonly TypeError[] {
    const errors: TypeError[] = []
    for (let start = 0; start < this.#count; start += batch) {
      const end = Math.min(start + batch, this.#count)
      errors.push(...this.#judge(Array.from({ length: end - start }, (_, i) => start + i)))
    }
    return errors
  }

  #judge(indices: readonly number[]): readonly TypeError[] {
    const config = join(this.folder, 'tsconfig.json')
    writeFileSync(config, JSON.stringify({ extends: strict, files: indices.map((index) => `${index}.ts`) }))
    const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript-7/package.json')), 'bin/tsc')
    const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      cwd: this.folder,
    })
    const errors: TypeError[] = []
    let others = ''
    for (const line of stdout.split('\n')) {
      const found = /^(\d+)\.ts\((\d+),\d+\): (error .*)$/.exec(line)
      if (found !== null) errors.push({ index: Number(found[1]), message: `line ${found[2]}: ${found[3]}` })
      else if (line.includes(': error ')) others += `${line}\n`
    }
    if (status !== 0 && errors.length === 0) throw new Error(`the compiler failed: ${others}${stdout.slice(0, 500)}`)
    return errors
  }

  /** The text that a file's default export emits. */
  async run(index: number): Promise<string> {
    const module = (await import(pathToFileURL(this.#path(index)).href)) as { readonly default: unknown }
    return String(module.default)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

const batch = 500

const strict = join(root, '../packages/convert/test/tsconfig.strict.json')
