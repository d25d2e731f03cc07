import { staticSite } from '@stagecraft/presets'

export default staticSite({ securityHeaders: true, healthcheck: '/' })
