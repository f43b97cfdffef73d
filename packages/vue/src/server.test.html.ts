/** What a server draws of `<AntomCheckout id="pay">`: the empty, reserved box. */
export const drawnByServer: string =
  '<div data-antom-checkout style="min-height:var(--antom-min-height, 600px);" id="pay">\u00a0<!----></div>'
