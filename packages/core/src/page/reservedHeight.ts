/** The height that is reserved for Antom's page, in CSS. A test compares `reserve.css` with it. */
export const reservedHeight = 'var(--antom-min-height, 600px)'
