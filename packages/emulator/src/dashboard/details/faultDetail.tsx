import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ArmedFault } from '../../faults/faults.ts'
import { faultTexts } from '../faultTexts.ts'
import { Detail } from '../parts/detail.tsx'
import { Facts } from '../parts/facts.tsx'
import { Time } from '../parts/time.tsx'
import { VerbButton } from '../parts/verbForm.tsx'
import type { Scene } from '../scene.ts'

/** An armed fault, and when it happened. */
export function FaultDetail({ scene, fault }: { scene: Scene; fault: ArmedFault }): JSX.Element {
  const { id, on, does, left, fired, armedAt } = fault
  return (
    <Detail
      scene={scene}
      id={`fault-${id}`}
      over="Fault"
      title={`${does} on ${on}`}
      state={{ text: left > 0 ? `${left} left` : 'used up', tone: left > 0 ? 'busy' : 'plain' }}
    >
      <div class="verbs" id={`verbs-fault-${id}`}>
        <VerbButton
          verb="disarm"
          fields={{ id }}
          label={left > 0 ? 'Disarm' : 'Remove'}
          kind={left > 0 ? 'danger' : 'plain'}
        />
        <VerbButton verb="fault" fields={{ on, does }} label="Arm it once more" />
      </div>
      <Facts
        id={`facts-fault-${id}`}
        facts={[
          ['What happens', faultTexts[does]],
          ['Armed', <Time at={armedAt} day />],
          [
            'Happened',
            fired.length === 0 ? 'not yet' : fired.map((time) => [<Time at={time} day />, <br />]),
          ],
        ]}
      />
    </Detail>
  )
}
