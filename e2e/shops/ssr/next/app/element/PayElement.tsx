'use client'

import '@antom-checkout/element/define'
import type {} from '@antom-checkout/element/react'

export const PayElement = (props: { environment: string; sessionData: string }) => (
  <antom-checkout
    analytics="false"
    environment={props.environment}
    session-data={props.sessionData}
  />
)
