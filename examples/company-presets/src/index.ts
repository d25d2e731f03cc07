export { acmeService } from './acme-service.js'
