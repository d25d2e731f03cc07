export { problemCodes, type ProblemCode } from './codes.js'
export {
  problem,
  placed,
  whereabouts,
  type Place,
  type Problem,
  type ProblemInput,
  type Related,
  type Severity,
} from './problem.js'
export { DockerfileError } from './dockerfile-error.js'
export { didYouMean, nearest } from './did-you-mean.js'
export { describeValue } from './describe-value.js'
