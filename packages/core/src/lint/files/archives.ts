// ADD looks at what a file is, and not at its name: what a name says is sure in neither direction.

/** Whether ADD may take a file of this name apart, so that nobody can say what is in the image afterwards. */
export const mayBeUnpacked = (name: string): boolean =>
  /\.(?:tar|t(?:gz|bz2?|xz|zst|az|lz)|(?:tar\.)?(?:gz|bz2|xz|zst|lz|lzma|Z))$/i.test(name)

/** Whether a file of this name is meant for a tar archive that ADD takes apart as well as `tar` does. */
export const isTarArchive = (name: string): boolean =>
  /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|t(?:gz|bz2?|xz|zst))$/.test(name)

/**
 * Whether nobody gives this name to a file that ADD takes apart. Files of other formats, such as `.jar`, stay as they are;
 * `.apk`, `.gem`, `.crate` and what has no ending may be tar archives.
 */
export const isNoArchive = (name: string): boolean => endings.has(/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '')

const endings: ReadonlySet<string> = new Set(
  (
    'conf config cfg cnf ini json json5 jsonc yaml yml toml xml properties env txt text md rst adoc html htm css scss less ' +
    'js mjs cjs jsx ts tsx vue py pyi rb php pl pm lua go rs java kt scala clj c h cc cpp hpp cs fs swift r jl ex exs erl hs ' +
    'sh bash zsh fish ps1 bat cmd awk sed sql graphql proto csv tsv lock sum mod gradle sbt cabal gemspec csproj sln ' +
    'pem crt cer key pub asc repo list sources service socket timer rules tmpl tpl template j2 erb in ' +
    'jar war ear zip whl egg deb rpm exe dll so dylib wasm png jpg jpeg gif svg ico webp ttf otf woff woff2 pdf'
  ).split(' '),
)

/** Whether a file begins as an archive does that ADD takes apart; nothing where its text does not tell. */
export function readArchive(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  const begins = (signs: readonly string[]): boolean => signs.some((sign) => text.startsWith(sign))
  // Then tar of today.
  if (begins(packed) || text.slice(0, 512).includes('\0ustar')) return true
  return begins(otherwise) || !/[\0\ufffd]/.test(text.slice(0, 512)) ? false : undefined
}

/** gzip, xz, zstd and bzip2; a byte that is no text is read as the sign for that. */
const packed = ['\x1f\ufffd', '\ufffd7zXZ', '(\ufffd/\ufffd', 'BZh']
/** Programs, and the formats of zip and ar. */
const otherwise = ['\x7fELF', 'MZ', 'PK\x03\x04', '!<arch>\n']
