/** Says on a terminal what is being measured; an empty text takes it away. */
export function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}
