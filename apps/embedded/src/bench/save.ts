import type { Bench } from './result.js'
export const save: Bench = () => Promise.reject(new Error('later'))
