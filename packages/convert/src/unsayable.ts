/** Thrown while a form is tried that the library has no words for; another form is tried then. */
export class Unsayable extends Error {
  override readonly name = 'Unsayable'
}
