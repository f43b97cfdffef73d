export { AntomCheckoutElement } from './AntomCheckoutElement.ts'
export type { AntomCheckoutEventMap } from './events.ts'
