import type { Command } from 'commander'
import type { Io } from '../io.js'
import { buildCommand } from './build.js'
import { cacheMapCommand } from './cache-map.js'
import { checkCommand } from './check.js'
import { emitCommand } from './emit.js'
import { explainCommand } from './explain.js'
import { fmtCommand } from './fmt.js'
import { graphCommand } from './graph.js'
import { importCommand } from './import.js'
import { lintCommand } from './lint.js'
import { whereCommand } from './where.js'

/** Adds one command to the program; `done` takes its exit code. */
export type AddCommand = (program: Command, io: Io, done: (code: number) => void) => void

/** Every command, in the order of `--help`. A new one is a file here and a line in this list. */
export const commands: readonly AddCommand[] = [
  emitCommand,
  checkCommand,
  importCommand,
  fmtCommand,
  lintCommand,
  buildCommand,
  whereCommand,
  explainCommand,
  graphCommand,
  cacheMapCommand,
]
