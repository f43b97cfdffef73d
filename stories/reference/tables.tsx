import { callbackName, checkoutOptionNames, type CheckoutEventName } from '@antom-checkout/core'
import { declaration } from '../controls.ts'
import { kebab } from '../mount/events.ts'
import * as stories from '../States.stories.ts'
import { states } from '../states.ts'
import { Table, words } from './Table.tsx'
import { To } from './To.tsx'

/** What stands in the custom-elements manifest, which is made from the source and its comments. */
const { members, attributes, events, slots, cssParts, cssProperties, cssStates } = declaration

const code = (text: string | undefined) => text && <code>{text}</code>

const isOption = (name: string): boolean =>
  ['view', ...checkoutOptionNames].some((option) => option === name)

const optionRows = (isWanted: (name: string) => boolean) =>
  members
    .filter(({ name, description }) => description && isWanted(name))
    .map(({ name, attribute, description }) => [code(name), code(attribute), words(description)])

export const Options = () => (
  <Table head={['Option', 'Attribute', 'What it does']} rows={optionRows(isOption)} />
)

export const ElementOptions = () => (
  <Table
    head={['Property', 'Attribute', 'What it does']}
    rows={optionRows(
      (name) => !isOption(name) && attributes.some((each) => each.fieldName === name),
    )}
  />
)

/** `antom-payment-failed` → `paymentFailed`. */
const eventName = (name: string): CheckoutEventName =>
  name
    .replace('antom-', '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as CheckoutEventName

export const Events = () => (
  <Table
    head={['When', 'React', 'Vue', 'Element']}
    rows={events.map(({ name, description }) => [
      words(description),
      code(callbackName(eventName(name))),
      code(`@${kebab(eventName(name))}`),
      code(name),
    ])}
  />
)

export const Slots = () => (
  <Table
    head={['State', 'React', 'Vue', 'Element']}
    rows={slots.map(({ name }) => [
      name,
      code(`render${name[0]!.toUpperCase()}${name.slice(1)}`),
      code(`#${name}`),
      code(`slot="${name}"`),
    ])}
  />
)

export const Parts = () => (
  <Table
    head={['Part', 'What it is']}
    rows={cssParts.map(({ name, description }) => [code(`::part(${name})`), words(description)])}
  />
)

export const Properties = () => (
  <Table
    head={['Custom property', 'Without it', 'What it is']}
    rows={cssProperties.map(({ name, default: usual, description }) => [
      code(name),
      code(usual),
      words(description),
    ])}
  />
)

export const CssStates = () => (
  <Table
    head={['In a style sheet']}
    rows={cssStates.map(({ name }) => [code(`antom-checkout:state(${name})`)])}
  />
)

const idOf = (name: string): string => `states--${kebab(name[0]!.toLowerCase() + name.slice(1))}`

/** What happened in each state, with its story. */
export const States = () => (
  <Table
    head={['State', 'What happened, and what the buyer sees']}
    rows={Object.entries(stories)
      .filter(([name]) => /^[A-Z]/.test(name) && name !== 'AllAtOnce')
      .map(([name, story]) => ({ id: idOf(name), ...(story as typeof stories.Ready) }))
      // Exports have no order of their own.
      .sort((one, other) => orderOf(one) - orderOf(other))
      .map(({ id, name, parameters }) => [
        <To story={id}>{name}</To>,
        words(String(parameters?.['says'])),
      ])}
  />
)

const orderOf = ({ parameters }: typeof stories.Ready): number =>
  Object.keys(states).indexOf(String(parameters?.['state']))
