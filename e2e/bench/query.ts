/** The address of the checkout page, from the query of the measured page. */
export const environment: string = new URLSearchParams(location.search).get('page') ?? ''
export const sessionData = 'session-1'
