/** What a config is called where nothing else is said. */
export const configNames = ['ts', 'mts', 'js', 'mjs'].map((extension) => `dockerfile.config.${extension}`)
