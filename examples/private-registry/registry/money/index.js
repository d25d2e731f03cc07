/** Adds amounts such as `'12.50'` by their cents, so that nothing is lost. */
export function add(...amounts) {
  const cents = amounts.reduce((sum, amount) => sum + Math.round(Number(amount) * 100), 0)
  return (cents / 100).toFixed(2)
}
