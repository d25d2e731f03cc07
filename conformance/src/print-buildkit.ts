import { oracleBinary } from './build-oracle.js'
import { buildkitDockerfiles } from './buildkit-dockerfiles.js'

console.log(JSON.stringify({ oracle: oracleBinary(), texts: buildkitDockerfiles() }))
