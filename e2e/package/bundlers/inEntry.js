// The same page with Antom's SDK in its entry.
import { AMSCheckoutPage } from '@antom-checkout/core/sdk'
import { open } from './open.js'

open(AMSCheckoutPage)
