/*
 * The one door to core: the laws judge its sources, and some ask the predicates that no user sees.
 */
export * from '../../packages/core/src/model/index.js'
export { emit, type Emitted } from '../../packages/core/src/emit/index.js'
export { parse, type Parsed } from '../../packages/core/src/parse.js'
export { DockerfileError, type ProblemCode } from '../../packages/core/src/problem/index.js'
export { textProblem, wordProblem, type WordRule } from '../../packages/core/src/model/lexical/expressible.js'
export { inlineFileProblem, shellProblem } from '../../packages/core/src/model/lexical/expressible-command.js'
export { heredocWords } from '../../packages/core/src/model/lexical/heredoc-words.js'
export { readJsonArray } from '../../packages/core/src/model/lexical/json-array.js'
export { isSpace, skipSpace, trimSpace } from '../../packages/core/src/model/lexical/white-space.js'
