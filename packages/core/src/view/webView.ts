/**
 * The browser inside an app, which Antom does not support (guide, line 31): apps that name themselves, Android's web view,
 * and on iOS what does not call itself `Safari/`, as all browsers there do.
 */
export const isWebView = (agent: string): boolean =>
  /; wv\)|FBA[NV]|Instagram|MicroMessenger|\bLine\/|Bytedance|musical_ly|Snapchat|Pinterest\/|LinkedInApp|iP(hone|ad|od)(?!.*Safari\/)/.test(
    agent,
  )
