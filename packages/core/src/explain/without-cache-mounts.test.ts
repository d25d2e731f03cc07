import { expect, it } from 'vitest'
import { emit } from '../emit/index.js'
import { parse } from '../parse/parse-file.js'
import { withoutCacheMounts } from './without-cache-mounts.js'

it('leaves every other mount, and everything else', () => {
  const { file } = parse(`FROM a:1 AS a
RUN --mount=type=cache,target=/c make
RUN --mount=type=cache,target=/c --mount=type=secret,id=s --mount=type=CACHE,target=$X,unknown --network=none make
RUN --mount=type=bind,target=/b make
FROM a
COPY --from=a /x /y
`)
  const { file: changed, origins } = withoutCacheMounts(file)
  expect(emit(changed).text).toBe(`FROM a:1 AS a
RUN make
RUN --mount=type=secret,id=s \\
    --network=none \\
    make
RUN --mount=type=bind,target=/b \\
    make

FROM a
COPY --from=a /x /y
`)
  const [first] = changed.stages[0]!.instructions
  expect(origins.get(first!)).toBe(file.stages[0]!.instructions[0])
  expect(origins.get(changed.stages[0]!)).toBe(file.stages[0])
  expect(changed.stages[1]).toBe(file.stages[1])
})

it('is the same file where there are none', () => {
  const { file } = parse('FROM a:1\nRUN make\n')
  expect(withoutCacheMounts(file).file).toBe(file)
})
