export const bookmarks: { url: string; tags: string[] }[] = [
  { url: 'https://nodejs.org/', tags: ['js'] },
  { url: 'https://go.dev/', tags: ['go'] },
]
