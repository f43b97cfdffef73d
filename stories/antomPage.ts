import type { SdkClass, SdkOptions } from '@antom-checkout/core'
import type { FakeSdk } from '@antom-checkout/core/testing'

/** Stands for Antom's page in pictures and stories: as quiet as a page of somebody else's should be. */
export const antomPage = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light">
<title>Antom’s page</title><style>
  body { margin: 0; padding: 1rem; font: 15px/1.5 system-ui; color: #1d2530; background: #fff }
  section { padding: .9rem 1rem; margin-bottom: .75rem; border: 1px solid #dfe4ea; border-radius: 10px }
  b { display: block; font-size: 1.5rem } p { margin: 0 } button { all: unset; display: block; width: 100%; padding: .75rem 0;
  border-radius: 8px; background: #16335b; color: #fff; text-align: center; font-weight: 600 }
  </style><section>Tea bowl, celadon<b>$ 48.00</b></section><section><p>● Card</p></section><section><p>○ Alipay</p></section>
  <button>Pay $ 48.00</button>`

/** The testing SDK, whose pages look like a page of Antom's; or like nothing, as one that has not come. */
export async function pictured(fake: FakeSdk, text: string = antomPage): Promise<SdkClass> {
  const Sdk = await fake.sdk()
  return class extends Sdk {
    constructor(options: SdkOptions) {
      super(options)
      const mount = this.mountComponent.bind(this)
      const mountComponent: typeof mount = (...args) => {
        mount(...args)
        draw(fake.pages.at(-1)!.frame, text)
      }
      Object.assign(this, { mountComponent })
    }
  }
}

// Not `document.write`: the frame would get the address of this page, as if the buyer had come back to the shop in it.
function draw(frame: HTMLIFrameElement, text: string): void {
  frame.addEventListener(
    'load',
    () => {
      const { contentDocument: page } = frame
      // The testing SDK says that it has loaded, and the browser does.
      if (page?.URL !== 'about:srcdoc') return
      page.documentElement.innerHTML = text
      // A frame of another scheme has a ground.
      if (!text) page.documentElement.style.colorScheme = getComputedStyle(frame).colorScheme
    },
    true,
  )
}
