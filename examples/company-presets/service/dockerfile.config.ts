import { acmeService } from '@acme/images'

export default acmeService({ team: 'payments', service: 'checkout-api', port: 8080 })
