/** The address of the checkout page, given by the measurement. */
export const environment: string = new URLSearchParams(location.search).get('page') ?? ''
export const sessionData = 'session-1'
