import { cpSync } from 'node:fs'

for (const page of ['index.html', 'checkout.html']) cpSync(page, `dist/${page}`)
cpSync('node_modules/htmx.org/dist/htmx.min.js', 'dist/htmx.js')
cpSync('node_modules/@antom-checkout/element/dist/cdn', 'dist/antom', { recursive: true })
