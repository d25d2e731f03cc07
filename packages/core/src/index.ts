export {
  DockerfileError,
  problem,
  problemCodes,
  type Place,
  type Problem,
  type ProblemCode,
  type ProblemInput,
  type Related,
  type Severity,
} from './problem/index.js'
