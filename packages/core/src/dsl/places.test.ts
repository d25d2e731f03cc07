import { describe, expect, test } from 'vitest'
import { framesOf } from './places.js'

const frames = (stack: string) => framesOf({ stack }).map(({ file, line, column }) => `${file}:${line}:${column}`)

// Lines of stacks as the engines print them.
describe('frames of a stack', () => {
  test('V8', () => {
    expect(
      frames(`Error
    at stage (/repo/node_modules/@stagecraft/core/dist/chunks/stage-X2.js:1:2)
    at recipe (file:///repo/w%20(old)/node_modules/@corp/preset.mjs:1:30)
    at new Preset (/repo/w (old)/preset.ts:2:39)
    at o.a b@c (/repo/x.ts:4:28)
    at get g [as g] (/repo/x.ts:4:50)
    at Array.map (<anonymous>)
    at async later (/repo/x.ts:11:54)
    at async /repo/x.ts:11:61
    at async Promise.all (index 0)
    at eval (eval at <anonymous> (file:///repo/x.mjs:8:4), <anonymous>:1:14)
    at run (/dockerfile.config.ts:3:27)
    at f (blob:https://stagecraft.example/1c4f:3:5)
    at assets (https://stagecraft.example/@/config-worker-C3.js:1:9)
    at C:\\repo\\w.ts:8:9
    at node:internal/modules/run_main:10:11`),
    ).toEqual([
      '/repo/w (old)/node_modules/@corp/preset.mjs:1:30',
      '/repo/w (old)/preset.ts:2:39',
      '/repo/x.ts:4:28',
      '/repo/x.ts:4:50',
      '/repo/x.ts:11:54',
      '/repo/x.ts:11:61',
      '/dockerfile.config.ts:3:27',
      'blob:https://stagecraft.example/1c4f:3:5',
      'C:\\repo\\w.ts:8:9',
    ])
  })

  test('SpiderMonkey', () => {
    expect(
      frames(`callPlace@file:///repo/node_modules/@stagecraft/core/dist/chunks/stage-X2.js:1:2
recipe@file:///repo/w%20(old)/node_modules/@corp/preset.mjs:1:30
a b@c@file:///repo/x.mjs:4:28
get g@file:///repo/x.mjs:4:50
later@file:///repo/x.mjs:11:54
async*@file:///repo/x.mjs:11:60
@file:///repo/x.mjs line 13 > eval:1:8
exports.c<@/dockerfile.config.ts:7:29
@/dockerfile.config.ts:7:17
f@blob:https://stagecraft.example/1c4f:3:5
assets@https://stagecraft.example/@/config-worker-C3.js:1:9
promise callback*@resource:///modules/a.js:1:2
`),
    ).toEqual([
      '/repo/w (old)/node_modules/@corp/preset.mjs:1:30',
      '/repo/x.mjs:4:28',
      '/repo/x.mjs:4:50',
      '/repo/x.mjs:11:54',
      '/repo/x.mjs:11:60',
      '/dockerfile.config.ts:7:29',
      '/dockerfile.config.ts:7:17',
      'blob:https://stagecraft.example/1c4f:3:5',
    ])
  })

  test('JavaScriptCore', () => {
    expect(
      frames(`callPlace@/repo/node_modules/@stagecraft/core/dist/index.js:1:2
add@/repo/w (old)/node_modules/@corp/preset.mjs:2:39
map@[native code]
@/repo/w (old)/c.mjs:7:35
module code@/repo/w (old)/c.mjs:7:21
/repo/d.mjs:8:15
f@
@
eval code@
@blob:https://stagecraft.example/1c4f:3:5
assets@https://stagecraft.example/@/config-worker-C3.js:1:9
global code@c.mjs:20:4`),
    ).toEqual([
      '/repo/w (old)/node_modules/@corp/preset.mjs:2:39',
      '/repo/w (old)/c.mjs:7:35',
      '/repo/w (old)/c.mjs:7:21',
      '/repo/d.mjs:8:15',
      'blob:https://stagecraft.example/1c4f:3:5',
    ])
  })
})
