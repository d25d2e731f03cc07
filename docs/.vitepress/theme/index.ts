import type { Theme } from 'vitepress'
import DefaultTheme from 'vitepress/theme'
import { onMounted } from 'vue'
import './style.css'

export default {
  extends: DefaultTheme,
  setup() {
    // The button of the search is called what stands in it, the key that opens it among that: who speaks to a computer says
    // what is seen.
    onMounted(() => document.querySelector('.DocSearch-Button')?.removeAttribute('aria-label'))
  },
} satisfies Theme
