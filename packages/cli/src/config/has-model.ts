import type { Place } from '@stagecraft/core'
import type { Dockerfile, Node } from '@stagecraft/core/model'
import type { DockerfileFile } from './config-value.js'

interface WithModel {
  readonly model: Dockerfile
  readonly places: ReadonlyMap<Node, Place>
}

/** A value of an older core may lack them; its text says the same. */
export function hasModel(file: DockerfileFile): file is DockerfileFile & WithModel {
  return 'model' in file && 'places' in file
}
