export { createFakeSdk, type FakeSdk } from './fakeSdk.ts'
export type { FakePage, PageVerbs, WhichPage } from './fakePage.ts'
