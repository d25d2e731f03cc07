// Two runs in one folder would end each other's daemons.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { state } from './engine.mjs'

const lock = join(state, 'lock')

/** @returns why this run must not start */
export function take() {
  try {
    mkdirSync(state, { recursive: true })
    if (existsSync(lock) && existsSync(`/proc/${readFileSync(lock, 'utf8')}`)) {
      return `another run uses ${state}; ENGINE_STATE names another folder`
    }
    writeFileSync(lock, String(process.pid))
  } catch (error) {
    return `the engine's folder cannot be used: ${error.message}`
  }
}

export const release = () => rmSync(lock, { force: true })
