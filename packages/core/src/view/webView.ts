/**
 * Whether this is the web view of an app, which Antom does not support: apps that name themselves, Android's web view,
 * and on iOS browsers without `Safari/` in their name.
 */
export const isWebView = (agent: string): boolean =>
  /; wv\)|FBA[NV]|Instagram|MicroMessenger|\bLine\/|Bytedance|musical_ly|Snapchat|Pinterest\/|LinkedInApp|iP(hone|ad|od)(?!.*Safari\/)/.test(
    agent,
  )
