import { secret, type Stage } from '@stagecraft/core'
import { option } from '@stagecraft/presets'

/** What holds for every image of the house, whatever is in it. */
export const house = {
  registry: 'registry.acme.example/public',
  mirrors: { npm: 'https://packages.acme.example/npm/', apt: 'https://packages.acme.example/debian' },
  certificates: secret('acme-ca'),
} as const

/** The options that every image of the house has. */
export const houseOptions = {
  /** The team that answers for the image. */
  team: option.choice(['payments', 'search', 'platform'], {
    description: 'The team that answers for the image.',
    required: true,
  }),
  /** The service as it is called in the catalogue. */
  service: option.of({
    description: 'The service as it is called in the catalogue.',
    required: true,
    accepts: 'a name of the catalogue, such as "checkout-api"',
    samples: ['checkout-api', 'ledger'],
    read: (value) => (typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value) ? value : undefined),
  }),
} as const

/** Says on the image whose it is. */
export const owned =
  (team: string, service: string) =>
  <S extends Stage>(stage: S): S =>
    stage.label({ 'example.acme.team': team, 'example.acme.service': service })
