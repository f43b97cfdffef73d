export {
  toNodeHandler,
  type NodeHandler,
  type NodeRequest,
  type NodeResponse,
  type WebHandler,
} from './toNodeHandler.ts'
