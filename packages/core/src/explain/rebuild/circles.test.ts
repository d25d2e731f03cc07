import { describe, expect, it } from 'vitest'
import { rebuilt } from '../testing/rebuilt.js'

// BuildKit refuses these files; what is said of them has to come to an end all the same.
describe('stages that cannot be built', () => {
  it('may read from themselves', () => {
    const text = [
      ...['FROM alpine:3.22 AS a', 'COPY x /y/', 'COPY --from=a /y /', 'COPY --from=a /y /z'],
      ...['RUN --mount=from=a,target=/m x', ''],
    ].join('\n')
    expect(rebuilt(text, { files: ['x'] })).toEqual([
      'runs a: COPY x /y/ · x',
      'runs a: COPY --from=a /y / · /y of a',
      'runs a: COPY --from=a /y /z · /y of a',
      'runs a: RUN --mount=from=a,target=/m x · / of a',
    ])
    expect(rebuilt(text, { files: ['y'] })).toEqual([])
  })

  it('may need each other', () => {
    const text = [
      ...['FROM alpine:3.22 AS a', 'COPY --from=b /y /', 'COPY --from=b / /z/'],
      ...['FROM a AS b', 'COPY x /y/', 'COPY --from=a /q /w/', ''],
    ].join('\n')
    expect(rebuilt(text, { files: ['x'] })[0]).toBe('runs b: COPY x /y/ · x')
    expect(rebuilt(text, { files: ['y'] })).toEqual([])
  })
})
