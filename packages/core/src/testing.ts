export { createFakeSdk, type FakeSdk } from './testing/fakeSdk.ts'
export type { FakePage, PageVerbs, WhichPage } from './testing/fakePage.ts'
