import { crash, forgerFrame, merchantFor } from './simulate/behaviour.ts'
import { createCheckoutFlow } from './checkoutFlow.ts'
import { element } from './element.ts'
import { noMerchant } from './merchant.ts'
import { readAddress, simulateAt } from './pageAddress.ts'
import { fetchSimulation } from './server.ts'
import { createSimulator } from './simulate/simulator.ts'
import { createStage } from './stage.ts'
import { words } from './words.ts'

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body

const address = readAddress(window)
document.documentElement.lang = address.language
document.title = words.title

// Without a server there is nothing to simulate, and the flow says that the page could not be loaded.
const nothing = { current: 'normal', label: '', behaviours: [], cards: [], bankUrl: '' } as const
const simulation = await fetchSimulation().catch(() => nothing)
if (simulation.current === 'crash') crash(window)
const simulator = createSimulator(simulation, (scenario) => simulateAt(window, scenario))
byId('foot').append(simulator.node, element('span', { class: 'marker' }, words.emulator))
if (simulation.current === 'forgery') byId('foot').prepend(forgerFrame(window, simulation.bankUrl))

const merchant = address.embedded ? merchantFor(simulation.current, window) : noMerchant(window)
const stage = createStage(byId('stage'), byId('announcer'))

void createCheckoutFlow(address, merchant, stage, simulator).start()
