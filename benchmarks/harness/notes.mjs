/** What could not be measured here, and why: it stands below the table. */
export const notes = []

export function note(text) {
  if (!notes.includes(text)) notes.push(text)
}
