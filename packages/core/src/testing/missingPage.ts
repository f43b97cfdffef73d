import type { FakePage, WhichPage } from './fakePage.ts'

/** The error that says why there is no single page: what was expected, what came, what to do. */
export function missingPage(
  which: WhichPage,
  opened: readonly FakePage[],
  matching: number,
  isSdkAsked: boolean,
): Error {
  const open = opened.filter(({ isOpen }) => isOpen).map(({ sessionData }) => sessionData)
  const wanted = Object.keys(which).length ? ` with ${JSON.stringify(which)}` : ''
  const [came, todo] = matching
    ? [`${matching} are`, 'Say which: page({ sessionData: … }).']
    : open.length
      ? ['another is', 'Look at what the checkout was given.']
      : opened.length
        ? ['the last one is closed', 'If another opens, wait for it: await page().']
        : isSdkAsked
          ? [
              'the SDK alone was asked for',
              'Wait: await page(). Is there a session? Is the SDK held?',
            ]
          : ['no checkout asks for the SDK', 'Give it the option `sdk`, mount it, await page().']
  const those = open.length ? ` (sessions open: ${open.join(', ')})` : ''
  return new Error(`One page of Antom's${wanted} should be open, but ${came}${those}. ${todo}`)
}
