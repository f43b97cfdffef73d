import { playHalf } from './play.ts'

playHalf(1)
