/** Gives equal things equal numbers. */
export class Names {
  private readonly numbers = new Map<string, number>()

  of(...facts: readonly unknown[]): number {
    const text = JSON.stringify(facts)
    let number = this.numbers.get(text)
    if (number === undefined) {
      number = this.numbers.size
      this.numbers.set(text, number)
    }
    return number
  }
}
