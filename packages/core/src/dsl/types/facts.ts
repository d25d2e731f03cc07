import type { Artifact } from './references.js'

/*
 * Facts are intersected onto the type of a stage, `Stage<'b'> & Makes<'site'> & Needs<'deps'>`, so that `this` keeps
 * them, also in a function that is generic over its stage.
 */

export declare const needs: unique symbol

/** The stage has an output of that name. */
export interface Makes<Name extends string> {
  readonly artifacts: { readonly [N in Name]: Artifact<N> }
}

/**
 * The stage copies from a stage that it only names; `dockerfile()` checks that one comes earlier. The whole of `Name` is
 * kept behind each key, so that one name of a union is told from two names.
 */
export interface Needs<Name extends string> {
  readonly [needs]: { readonly [N in Name]: Name }
}
