import { shop } from './origins.ts'

/** A message that sends the buyer away. */
export const redirect = (data: unknown, more = {}): object => ({
  ...more,
  context: { event: 'onRedirect', data, eventCallbackId: '77' },
})

export const wallet = 'https://wallet.test/pay?id=1'

/** Addresses that Antom's page may not send the buyer to (H2). */
export const badRedirects = (): unknown[] => [
  { normalUrl: 'javascript:window.hacked = 1' },
  { normalUrl: ' javascript:window.hacked = 1' },
  { normalUrl: 'JaVaScRiPt:window.hacked = 1' },
  { normalUrl: 'java\nscript:window.hacked = 1' },
  { normalUrl: '\tjava\tscript:window.hacked = 1' },
  { normalUrl: '\u0001javascript:window.hacked = 1' },
  { normalUrl: 'javascript://wallet.test/%0Awindow.hacked = 1' },
  { normalUrl: 'data:text/html,<script>alert(1)</script>' },
  { normalUrl: `blob:${shop()}/3a2f` },
  { normalUrl: 'file:///etc/passwd' },
  { normalUrl: 'about:blank' },
  { normalUrl: 'walletapp://pay' },
  { normalUrl: 'http://wallet.test/' },
  { normalUrl: 'http://localhost.evil.test/' },
  { normalUrl: 'http://127.0.0.1.evil.test/' },
  { normalUrl: 'http://localhost@evil.test/' },
  { normalUrl: '//evil.test/' },
  { normalUrl: '/account' },
  { normalUrl: 'account' },
  { normalUrl: 'https://' },
  { normalUrl: 7 },
  { normalUrl: ['https://wallet.test/'] },
  { normalUrl: { href: 'https://wallet.test/' } },
  { normalUrl: wallet, applinkUrl: 'javascript:window.hacked = 1' },
  { normalUrl: wallet, applinkUrl: 'walletapp://pay' },
  { normalUrl: wallet, applinkUrl: 'http://wallet.test/' },
  ...['javascript', 'JAVASCRIPT', 'data', 'vbscript', 'blob', 'file', 'about'].map((scheme) => ({
    normalUrl: wallet,
    schemeUrl: `${scheme}:window.hacked = 1`,
  })),
]
