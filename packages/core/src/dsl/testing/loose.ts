/** What may be called with anything, as JavaScript does. */
export interface Loose {
  (...given: readonly unknown[]): Loose
  readonly [member: string]: Loose
}
export const loose = (value: unknown): Loose => value as Loose
