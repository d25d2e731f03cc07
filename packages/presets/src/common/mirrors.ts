import { option, type Option } from '../define/index.js'

/** What downloads, and can be told to do so from a mirror. */
export const mirrored = {
  npm: { what: 'npm packages', sample: 'https://npm.example.com' },
  pip: { what: 'Python packages, for pip, uv and poetry', sample: 'https://pypi.example.com/simple' },
  go: { what: 'Go modules, as GOPROXY takes it', sample: 'https://go.example.com,direct' },
  cargo: { what: 'crates, as a sparse index', sample: 'sparse+https://crates.example.com/index/' },
  maven: { what: 'Maven packages', sample: 'https://maven.example.com/central' },
  apt: { what: 'Debian packages', sample: 'http://debian.example.com/debian' },
  apk: { what: 'Alpine packages', sample: 'https://alpine.example.com/alpine' },
} as const

export type Mirrored = keyof typeof mirrored

/** Mirrors by what they have copies of. */
export type Mirrors<Names extends Mirrored = Mirrored> = { readonly [Name in Names]?: string | undefined }

/** The option `mirrors` of a preset that downloads such packages. */
export function mirrorsOption<const Names extends Mirrored>(
  ...names: readonly Names[]
): Option<Mirrors<Names>, 'optional'> {
  const options = Object.fromEntries(
    names.map((name) => [
      name,
      option.of<string>({
        description: `Where ${mirrored[name].what} are downloaded from.`,
        accepts: `an address such as '${mirrored[name].sample}', without a password`,
        samples: [mirrored[name].sample],
        read: (value) =>
          typeof value === 'string' && /^(?:sparse\+)?https?:\/\/[^\s/@"'\\$`]+[^\s@"'\\$`]*$/.test(value)
            ? tidied(name, value)
            : undefined,
      }),
    ]),
  )
  return option.group({
    description: 'Mirrors that packages are downloaded from while the image is built; they stay in no image.',
    options,
  }) as unknown as Option<Mirrors<Names>, 'optional'>
}

/** Corepack adds a slash of its own, and npm, pnpm and yarn need none. */
const tidied = (name: Mirrored, address: string): string => (name === 'npm' ? address.replace(/\/+$/, '') : address)
