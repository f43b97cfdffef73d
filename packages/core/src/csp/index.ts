export {
  contentSecurityPolicy,
  type ContentSecurityPolicy,
  type PolicyOptions,
} from './contentSecurityPolicy.ts'
export { scriptInventory, type InventoriedScript } from './scriptInventory.ts'
