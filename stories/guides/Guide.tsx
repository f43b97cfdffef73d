import { Markdown, Source } from '@storybook/addon-docs/blocks'
import type { AnchorHTMLAttributes, ReactElement } from 'react'

/** Guides of the packages that are pages of this book, by the end of their path. */
const pages: Readonly<Record<string, string>> = {
  'core/README.md': 'guides-reference--docs',
  'core/MIGRATING.md': 'guides-migrating--docs',
  'react/README.md': 'guides-react--docs',
  'vue/README.md': 'guides-vue--docs',
  'element/README.md': 'guides-element--docs',
  'element/FRAMEWORKS.md': 'guides-other-frameworks--docs',
  'server/README.md': 'guides-server--docs',
  'emulator/README.md': 'guides-emulator--docs',
}

/** A link of a guide: to a page of this book where there is one. Other files of the repository are not in this book. */
function Link({ href = '', children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  const [path = '', hash] = href.split('#')
  const page = Object.entries(pages).find(([end]) => path.endsWith(end))?.[1]
  if (page) {
    return (
      <a href={`./?path=/docs/${page}${hash ? `#${hash}` : ''}`} target="_top">
        {children}
      </a>
    )
  }
  if (/^(https?:|#)/.test(href)) {
    return (
      <a href={href} {...rest}>
        {children}
      </a>
    )
  }
  return <>{children}</>
}

/** A snippet, coloured by its language. */
function Snippet({
  children,
}: {
  children?: ReactElement<{ className?: string; children?: string }>
}) {
  const { className = '', children: code = '' } = children?.props ?? {}
  const language = /lang-(\w+)/.exec(className)?.[1] ?? 'text'
  return <Source code={code} language={language as 'tsx'} />
}

/** A guide as it stands beside its package. */
export const Guide = ({ text }: { text: string }) => (
  <Markdown options={{ overrides: { a: { component: Link }, pre: { component: Snippet } } }}>
    {text.replace(/<!--.*?-->/gs, '')}
  </Markdown>
)
