/** Cents as people in Singapore read them: 3400 is "S$34.00". */
export const money = (cents: number): string => `S$${(cents / 100).toFixed(2)}`
