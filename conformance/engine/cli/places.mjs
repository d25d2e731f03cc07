// What buildctl itself prints of a failed build, passed through `stagecraft where -`.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../e2e/engine.mjs'
import { buildctl, stagecraft } from './stagecraft.mjs'

const config = `import { dockerfile, stage } from '@stagecraft/core'
const app = stage('app').from('node:22-alpine')
  .workdir('/app')
  .run('echo fine')
  .run('exit 3')
export default dockerfile(app)
`

/** @throws {Failure} when the place is not added where buildctl names the line */
export function checkPlaces(progress, contexts) {
  const folder = mkdtempSync(join(tmpdir(), 'stagecraft-places-'))
  try {
    writeFileSync(join(folder, 'dockerfile.config.ts'), config)
    stagecraft(['emit'], folder)
    const local = ['--frontend', 'dockerfile.v0', '--local', `context=${folder}`, '--local', `dockerfile=${folder}`]
    const { code, printed } = buildctl([...local, ...contexts], progress)
    if (code !== 1) throw new Failure(`the build does not fail: ${code}`, printed)
    const passed = stagecraft(['where', '-'], folder, {}, printed)
    if (!/^Dockerfile:8 \(dockerfile\.config\.ts:5:4\)$/m.test(passed.out)) {
      throw new Failure('the place is not added', passed.printed)
    }
    if (passed.out.replaceAll(/ \(dockerfile\.config\.ts:\d+:\d+\)$/gm, '') !== printed) {
      throw new Failure('something else is changed too', passed.printed)
    }
    for (const step of ['WORKDIR /app (dockerfile.config.ts:3:4)', 'RUN exit 3 (dockerfile.config.ts:5:4)']) {
      if (progress === 'plain' && !passed.out.includes(`] ${step}\n`)) {
        throw new Failure(`a step has no place: ${step}`, passed.printed)
      }
    }
    if (passed.code !== 1 || !/^error build-failed: RUN exit 3 \(stage app\): exit code 3$/m.test(passed.printed)) {
      throw new Failure(`the failed build is not shown: ${passed.code}`, passed.printed)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
