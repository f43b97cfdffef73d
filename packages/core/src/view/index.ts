export { attachView, type ViewOptions } from './attachView.ts'
export { slotNames, slotOf, type SlotName } from './slot.ts'
export { frameHost } from './stage.ts'
export type { Words } from './words/words.ts'
