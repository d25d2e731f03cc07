import { javaService } from '@stagecraft/presets'

export default javaService({ manager: 'gradle', main: 'com.example.words.Main', healthcheck: '/health' })
