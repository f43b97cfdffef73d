import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, userEvent, waitFor, within } from 'storybook/test'
import { kitchenOf, recipe } from './recipes/recipe.ts'
import './recipes/recipes.css'

/** Things that shops build around a checkout. */
const meta: Meta = {
  title: 'Recipes',
  parameters: { controls: { disable: true }, docs: { codePanel: true } },
}
export default meta

export const OwnSkeleton: StoryObj = {
  name: 'Your own skeleton',
  ...recipe('own-skeleton', {
    isHeld: true,
    async play({ id }) {
      const { place } = kitchenOf({ id })
      await waitFor(() => expect(within(place).getByText(/Warming/)).toBeVisible())
    },
  }),
}

export const OwnFailedPanel: StoryObj = {
  name: 'Your own words for a failure',
  ...recipe('own-failed-panel', {
    async play({ id }) {
      const { fake, place } = kitchenOf({ id })
      const fail = async (): Promise<HTMLElement> => {
        const page = await fake.page()
        await page.fail('ORDER_IS_CLOSED')
        await page.backToMerchant()
        return within(place).findByRole('button', { name: 'Pay another way' })
      }
      await userEvent.click(await fail())
      await waitFor(() => expect(fake.pages).toHaveLength(2))
      await expect(await fail()).toBeVisible()
    },
  }),
}

export const Headless: StoryObj = {
  name: 'Headless: you draw everything',
  ...recipe('headless', {
    async play({ id }) {
      const { fake, place } = kitchenOf({ id })
      await (await fake.page()).cancel()
      await within(place).findByText('The checkout is canceled.')
      await userEvent.click(await within(place).findByRole('button', { name: 'Once more' }))
      await within(place).findByText('The checkout is ready.')
    },
  }),
}

const inDialog = (className: string): StoryObj =>
  recipe('dialog', {
    className,
    async play({ id }) {
      const { fake, place } = kitchenOf({ id })
      const opener = await within(place).findByRole('button', { name: /^Pay/ })
      await userEvent.click(opener)
      const page = await fake.page()
      const close = within(place).getByRole('button', { name: 'Close' })
      await expect(close).toHaveFocus()
      await userEvent.click(close)
      await expect(opener).toHaveFocus()
      await expect(page.isOpen).toBe(true)
      await userEvent.click(opener)
      await expect(fake.pages).toHaveLength(1)
    },
  })
export const InADrawer: StoryObj = { name: 'In a drawer', ...inDialog('drawer') }
export const InADialog: StoryObj = { name: 'In a modal dialog', ...inDialog('modal') }

export const TwoSteps: StoryObj = {
  name: 'Checkout in two steps',
  ...recipe('two-steps', {
    async play({ id }) {
      const { fake, place } = kitchenOf({ id })
      const go = async (): Promise<void> => {
        await userEvent.type(await within(place).findByRole('textbox'), '1 Kiln Lane')
        await userEvent.click(within(place).getByRole('button', { name: 'On to the payment' }))
      }
      await expect(fake.pages).toHaveLength(0)
      await go()
      await fake.page()
      await userEvent.click(within(place).getByRole('button', { name: /^Back/ }))
      await waitFor(() => expect(fake.pages[0]!.isOpen).toBe(false))
      await go()
      await fake.page()
    },
  }),
}

export const TwoCheckouts: StoryObj = {
  name: 'Two checkouts on a page',
  ...recipe('two-checkouts', {
    async play({ id }) {
      const { fake } = kitchenOf({ id })
      const cups = await fake.page({ sessionData: 'the-cups' })
      const pot = await fake.page({ sessionData: 'the-pot' })
      await pot.cancel()
      await expect(pot.isOpen).toBe(false)
      await expect(cups.isOpen).toBe(true)
    },
  }),
}

export const InLit: StoryObj = {
  name: 'In Lit',
  ...recipe('in-lit', {
    only: 'Lit',
    async play({ id }) {
      const { fake, place } = kitchenOf({ id })
      const page = await fake.page()
      await within(place).findByText('The checkout is ready.')
      await page.cancel()
      await within(place).findByText('The checkout is canceled.')
    },
  }),
}
