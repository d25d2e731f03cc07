import { problem, type Problem, type ProblemInput } from './problem.js'

/**
 * Thrown where the DSL is misused, at the call, so that the stack points at the user's line.
 *
 *     try { stage('app').from('node') } catch (error) { if (error instanceof DockerfileError) error.problem.code }
 *     // 'untagged-image'
 *
 * `message` is the problem's sentence followed by its hint; `problem` is the same {@link Problem} that checks report.
 */
export class DockerfileError extends Error {
  override readonly name = 'DockerfileError'
  readonly problem: Problem
  constructor(input: ProblemInput) {
    const found = problem(input)
    super(found.hint === undefined ? found.message : `${found.message}. ${found.hint}`)
    this.problem = found
  }
  get code(): Problem['code'] {
    return this.problem.code
  }
}
