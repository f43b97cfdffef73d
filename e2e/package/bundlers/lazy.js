// A merchant's page in plain JavaScript, for bundlers that know nothing of it. Antom's SDK is loaded on demand.
import { open } from './open.js'

open()
