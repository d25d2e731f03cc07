import { hello } from '@shop/words'

export const greet = (name: string): string => `${hello}, ${name}`
