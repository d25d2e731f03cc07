import { colours } from '@shop/colours'

console.log(colours.green('the web app of the shop'))
