/** Why an edit is not made: half a sentence, said of the call. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
