import type { Node } from '../model/index.js'
import type { Place } from '../problem/index.js'

/** What `check` can be told. */
export interface CheckOptions {
  /** Where each node stands, as `parse` and the DSL give it. */
  readonly places?: ReadonlyMap<Node, Place>
  /**
   * The Dockerfile frontend that will read a file without a `syntax` directive: a version (`1.5`), an image
   * (`docker/dockerfile:1.4`), or `false` for the one of an old builder (1.5). Not given: any feature is fine.
   */
  readonly frontend?: string | false
  /**
   * The variables that an image sets: by the last components of its repository (`base/java`), or a function of its
   * reference. An image named here sets these and no others.
   */
  readonly baseVariables?:
    Readonly<Record<string, readonly string[]>> | ((reference: string) => readonly string[] | undefined)
  /**
   * The build arguments of one certain build. What fails with them is an error. Not given: what fails only under the
   * defaults of the file's arguments is a warning, since a build may say otherwise.
   */
  readonly buildArguments?: Readonly<Record<string, string>>
}
