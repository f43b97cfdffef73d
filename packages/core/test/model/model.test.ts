import { playHalf } from './play.ts'

playHalf(0)
