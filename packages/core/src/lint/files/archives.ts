// ADD looks at what a file is, and not at its name: what a name says is sure in neither direction.

/** Whether ADD may take a file of this name apart, so that nobody can say what is in the image afterwards. */
export const mayBeUnpacked = (name: string): boolean =>
  /\.(?:tar|t(?:gz|bz2?|xz|zst|az|lz)|(?:tar\.)?(?:gz|bz2|xz|zst|lz|lzma|Z))$/i.test(name)

/** Whether a file of this name is meant for a tar archive that ADD takes apart as well as `tar` does. */
export const isTarArchive = (name: string): boolean =>
  /\.(?:tar|tar\.(?:gz|bz2|xz|zst)|t(?:gz|bz2?|xz|zst))$/.test(name)
