import type { Framework } from './mount/mounters.ts'
import type { Shown } from './scenes.ts'

interface Themed extends Shown {
  /** Puts on other values of the custom properties. */
  wear: (
    theme: Partial<Record<string, string>>,
    rules: string | undefined,
    framework: Framework,
  ) => void
}

/** Shows something with the CSS that it wears above it, to be copied. */
export function themed(shown: Shown): Themed {
  const place = document.createElement('div')
  place.innerHTML = `<style></style>
    <div class="css"><pre tabindex="0" aria-label="CSS"></pre><button type="button">Copy the CSS</button></div>`
  place.append(shown.place)
  const [style, pre, button] = [
    place.querySelector('style')!,
    place.querySelector('pre')!,
    place.querySelector('button')!,
  ]
  button.onclick = async () => {
    await navigator.clipboard.writeText(pre.textContent)
    button.textContent = 'Copied'
  }
  return {
    ...shown,
    place,
    wear(theme, rules, framework) {
      const host = framework === 'Element' ? 'antom-checkout' : '[data-antom-checkout]'
      const lines = Object.entries(theme)
        .filter(([, value]) => value)
        .map(([name, value]) => `--antom-${name}: ${value};`)
      // What is worn is what is copied.
      style.textContent = pre.textContent =
        lines.length || rules
          ? `${host} {\n${[...lines, ...(rules ? [rules] : [])].map((line) => `  ${line}\n`).join('')}}`
          : `${host} {\n  /* Change something below, under Controls. */\n}`
      button.textContent = 'Copy the CSS'
    },
  }
}
