import { createCheckoutFlow } from './checkout-flow.ts'
import { element } from './element.ts'
import { connectMerchant, noMerchant } from './merchant.ts'
import { readAddress } from './page-address.ts'
import { createStage } from './stage.ts'
import { words } from './words.ts'

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body

const address = readAddress(window)
document.documentElement.lang = address.language
document.title = words.title
byId('foot').append(element('span', { class: 'marker' }, words.emulator))

const merchant = address.embedded ? connectMerchant(window) : noMerchant(window)
const stage = createStage(byId('stage'), byId('announcer'))

void createCheckoutFlow(address, merchant, stage).start()
