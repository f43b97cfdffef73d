/** The height that is reserved for Antom's page, in CSS. A test holds `reserve.css` to it. */
export const reservedHeight = 'var(--antom-min-height, 600px)'
