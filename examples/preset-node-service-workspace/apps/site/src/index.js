import colours from '@numerals/colours'

console.log(colours.green('Numerals'))
