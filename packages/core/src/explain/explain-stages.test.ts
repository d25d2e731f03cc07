import { expect, it } from 'vitest'
import { parse } from '../parse/parse-file.js'
import { explainStages } from './explain-stages.js'

const stages = explainStages(
  parse(`FROM node:22-alpine AS base
WORKDIR app
USER node
CMD ["base"]
EXPOSE 80
ENV A=1
FROM base AS build
COPY . .
COPY --from=0 /one /two ./
ENTRYPOINT ["x"]
FROM base AS other
ENTRYPOINT ["y"]
CMD ["z"]
RUN --mount=from=build,source=/out,target=/out make
`).file,
)
const [base, build, other] = stages

it('tells what a stage says about the image, and what it inherits', () => {
  expect(base!.settings).toMatchObject({ workdir: '/app', user: 'node', ports: ['80'], variables: ['A'] })
  expect(build!.settings).toMatchObject({ workdir: '/app', user: 'node', ports: ['80'] })
  // ENTRYPOINT puts the CMD of a base out of force, and not that of its own stage.
  expect(build!.settings.cmd).toBeUndefined()
  expect(other!.settings.cmd).toEqual({ form: 'exec', args: ['z'] })
})

it('tells what is copied from where', () => {
  expect(build!.copies.map(({ origin, paths, destination }) => [origin, paths, destination])).toEqual([
    [{ kind: 'context' }, ['/'], '/app/'],
    [{ kind: 'stage', index: 0 }, ['/one', '/two'], '/app/'],
  ])
})

it('tells what others take', () => {
  expect(base!.takenBy.map(({ by, kind, paths }) => [by, kind, ...paths])).toEqual([
    [1, 'base'],
    [1, 'copy', '/one'],
    [1, 'copy', '/two'],
    [2, 'base'],
  ])
  expect(build!.takenBy.map(({ by, kind, paths }) => [by, kind, ...paths])).toEqual([[2, 'mount', '/out']])
  expect(other!.chain).toEqual([0])
  expect(other!.needs).toEqual([0, 1, 2])
})

it('tells paths as they are written, and where it does not know them', () => {
  const text = `FROM corp/base:1 AS a
FROM --platform=$BUILDPLATFORM corp/base:1 AS b
COPY --parents --from=a /one/./two/*.c /three/four /to/
COPY --from=a $X/y $Y
COPY --from=a . ./
ADD https://example.com/z /z
RUN --mount=from=a,target=/a make
`
  const [from, to] = explainStages(parse(text).file)
  expect(to!.copies.map(({ paths, destination }) => [paths, destination])).toEqual([
    [['/one/two/*.c', '/three/four'], '/to/'],
    [['?'], '?/'],
    [['/'], '?/'],
    [['https://example.com/z'], '/z'],
  ])
  expect(from!.takenBy.map(({ paths: [path] }) => path)).toEqual(['/one/two/*.c', '/three/four', '?', '/', '/'])
  expect(to!.platform).toBe('$BUILDPLATFORM')
  expect(from).not.toHaveProperty('platform')
})
