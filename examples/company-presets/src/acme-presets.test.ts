import type { AnyPreset } from '@stagecraft/presets'
import { presetChecks } from '@stagecraft/presets/testing'
import { describe, expect, it } from 'vitest'
import * as presets from './index.js'

describe.each(Object.entries(presets) as unknown as [string, AnyPreset][])('%s', (name, preset) => {
  it('is called as it is exported', () => expect(preset.presetName).toBe(name))

  it.each(presetChecks(preset))('$name', ({ run }) => run())
})
