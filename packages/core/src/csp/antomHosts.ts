/** The hosts of the SDK's tracking script and of its reports: `LogConfig` in the SDK's `util/logger.js`, 1.47.2. */
export const tracker = {
  script:
    'https://gw.alipayobjects.com/render/p/yuyan_npm/@alipay_intl-tracker/1.6.0/dist/common.min.js',
  host: 'https://gw.alipayobjects.com',
  reports: 'https://imdap-sea.alipay.com',
} as const
