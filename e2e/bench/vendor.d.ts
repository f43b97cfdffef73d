declare module '@alipay/ams-checkout' {
  export const AMSCheckoutPage: new (options: { environment: string }) => {
    mountComponent: (params: { sessionData: string }, selector: string) => Promise<void>
    unmount: () => void
  }
}
