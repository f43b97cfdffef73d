/** One piece of the shop. The server counts with these prices; the browser only shows them. */
export interface Product {
  readonly sku: string
  readonly name: string
  readonly about: string
  readonly size: string
  /** In cents of `CURRENCY`. */
  readonly price: number
  /** The money is authorized when the buyer pays, and captured when the piece is sent. */
  readonly isMadeToOrder?: boolean
}

export const CURRENCY = 'SGD'

export const catalogue: readonly Product[] = [
  {
    sku: 'morning-mug',
    name: 'Morning mug',
    about: 'Celadon, unglazed foot',
    size: '300 ml',
    price: 3400,
  },
  {
    sku: 'rice-bowl',
    name: 'Rice bowl',
    about: 'White slip, cobalt brush',
    size: '12 cm',
    price: 2800,
  },
  {
    sku: 'supper-plate',
    name: 'Supper plate',
    about: 'Speckled oat, raw rim',
    size: '24 cm',
    price: 4200,
  },
  {
    sku: 'pouring-jug',
    name: 'Pouring jug',
    about: 'Tenmoku that breaks amber',
    size: '600 ml',
    price: 5800,
  },
  { sku: 'bud-vase', name: 'Bud vase', about: 'Persimmon over iron', size: '18 cm', price: 4600 },
  {
    sku: 'teapot',
    name: 'Two-cup teapot',
    about: 'Ash white, cane handle',
    size: '450 ml, made to order',
    price: 9600,
    isMadeToOrder: true,
  },
]

export function findProduct(sku: string): Product | undefined {
  return catalogue.find((product) => product.sku === sku)
}
