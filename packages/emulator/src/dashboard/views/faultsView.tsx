import type { JSX } from 'hono/jsx/jsx-runtime'
import { command } from '../command.ts'
import type { ArmedFault } from '../../faults/faults.ts'
import { matches } from '../address.ts'
import { Code } from '../parts/code.tsx'
import { Pill } from '../parts/pill.tsx'
import { Row } from '../parts/row.tsx'
import type { Scene } from '../scene.ts'
import { Empty } from './empty.tsx'
import { ListOf } from './listOf.tsx'

/** The armed faults, newest first. */
export function FaultsView({ scene }: { scene: Scene }): JSX.Element {
  const { address, control, url } = scene
  const faults = control.faults()
  const found = faults.toReversed().filter(({ on, does }) => matches(address.search, on, does))
  const row = ({ id, armedAt, on, does, left, fired }: ArmedFault): JSX.Element => (
    <Row
      id={`row-fault-${id}`}
      address={address}
      show={`fault-${id}`}
      time={armedAt}
      tone={left > 0 ? 'busy' : 'plain'}
      title={`${does} on ${on}`}
      detail={happenedText(fired.length)}
      state={
        <Pill tone={left > 0 ? 'busy' : 'plain'}>{left > 0 ? `${left} left` : 'used up'}</Pill>
      }
    />
  )
  return (
    <ListOf
      scene={scene}
      label="Faults, newest first"
      items={found}
      row={row}
      total={faults.length}
      empty={
        <Empty id="no-faults" title="Nothing is set to go wrong">
          <p>
            Arm a fault, and the next call or notification of its kind goes wrong: an answer is
            lost, a notification comes twice or with a wrong signature.
          </p>
          <p>
            <button type="button" class="primary" popovertarget="arm">
              Arm a fault
            </button>
          </p>
          <Code
            id="no-faults-command"
            label="Or from the command line"
            text={command('fault refund lose-answer', url)}
          />
        </Empty>
      }
    />
  )
}

function happenedText(times: number): string {
  switch (times) {
    case 0:
      return 'has not happened yet'
    case 1:
      return 'happened once'
    default:
      return `happened ${times} times`
  }
}
