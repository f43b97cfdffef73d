import type { Preview } from '@storybook/web-components-vite'
import { isRightToLeft, nameOf, tags } from '../languages.ts'
import { mounters } from '../mount/mounters.ts'
import { leave } from '../scenes.ts'
import './preview.css'

const width = (name: string, width: number, height: number): object => ({
  name: `${name} · ${width}`,
  styles: { width: `${width}px`, height: `${height}px` },
  type: width < 600 ? 'mobile' : 'desktop',
})

const preview: Preview = {
  globalTypes: {
    framework: {
      description: 'Framework',
      toolbar: { icon: 'component', items: Object.keys(mounters), dynamicTitle: true },
    },
    locale: {
      description: 'Language',
      toolbar: {
        icon: 'globe',
        items: tags.map((value) => ({ value, title: nameOf(value) })),
        dynamicTitle: true,
      },
    },
    scheme: {
      description: 'Colour scheme',
      toolbar: {
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Direction of the page',
      toolbar: {
        icon: 'transfer',
        items: [
          { value: 'language', title: 'As the language' },
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { framework: 'React', locale: 'en', scheme: 'light', direction: 'language' },
  decorators: [
    (story, { globals: { locale, scheme, direction } }) => {
      const { documentElement: page } = document
      page.lang = locale
      page.dir = direction === 'language' ? (isRightToLeft(locale) ? 'rtl' : 'ltr') : direction
      page.dataset['scheme'] = scheme
      return story()
    },
  ],
  beforeEach: (context) => () => leave(context),
  parameters: {
    layout: 'fullscreen',
    // Antom's page is Antom's.
    a11y: { test: 'error', options: { iframes: false } },
    backgrounds: { disable: true },
    controls: { expanded: true },
    docs: { codePanel: false },
    viewport: {
      options: {
        small: width('Small phone', 320, 640),
        phone: width('Phone', 390, 844),
        tablet: width('Tablet', 768, 1024),
        desktop: width('Desktop', 1280, 800),
      },
    },
    options: {
      storySort: {
        order: [
          'Start here',
          'States',
          'What the buyer can do',
          'Theming',
          'Recipes',
          'Live',
          'Reference',
          [
            'States',
            'Options',
            'Events',
            'Slots',
            'Parts',
            'Custom properties',
            'Style sheet states',
          ],
        ],
      },
    },
  },
}
export default preview
