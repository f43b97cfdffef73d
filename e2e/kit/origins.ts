const port = (): string => process.env['E2E_PORT'] ?? ''

/** The origin of the merchant's shop, and the one of Antom's page: two sites on one server. */
export const shop = (): string => `http://localhost:${port()}`
export const antom = (): string => `http://127.0.0.1:${port()}`
/** Another origin on Antom's site. */
export const stranger = (): string => `http://127.0.0.1:${process.env['E2E_STRANGER_PORT'] ?? ''}`
/** A checkout page that says only what a test tells it to say. */
export const ckp = (): string => `${antom()}/ckp.html`
