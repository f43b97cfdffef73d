import { Fragment, type ReactNode } from 'react'

/** Words of a source comment: what stands between backticks is code. */
export const words = (text = ''): ReactNode =>
  text
    .split('`')
    .map((part, index) =>
      index % 2 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
    )

export const Table = ({
  head,
  rows,
}: {
  head: readonly string[]
  rows: readonly ReactNode[][]
}) => (
  <div className="reference" tabIndex={0} role="region" aria-label={head.join(', ')}>
    <table>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title}>{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          <tr key={row}>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
