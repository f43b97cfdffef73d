/** The HTML of `<AntomCheckout id="pay">` on a server: the reserved box, and the connection to Antom's page. */
export const drawnByServer: string =
  '<div data-antom-checkout style="min-height:var(--antom-min-height, 600px);" id="pay"><link rel="preconnect" href="https://checkout.antom.com">\u00a0</div>'
