export {
  contentSecurityPolicy,
  type ContentSecurityPolicy,
  type PolicyOptions,
} from './csp/contentSecurityPolicy.ts'
export { scriptInventory, type InventoriedScript } from './csp/scriptInventory.ts'
