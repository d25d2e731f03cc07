import type { Problem } from '../problem.js'

/** What a problem says, as `sentence | hint`. */
export const sentence = ({ message, hint }: Pick<Problem, 'message' | 'hint'>): string =>
  hint === undefined ? message : `${message} | ${hint}`
