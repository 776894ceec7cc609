export { FakeBrowser, FakeTab } from './testing/fake-browser.js';
export { FakeClock, settle } from './testing/fake-clock.js';
export { modelChannel } from './testing/model-channel.js';
export { ModelServer, type ModelServerOptions } from './testing/model-server.js';
export { ModelWorkspace } from './testing/model-workspace.js';
export { type ModelClientOptions, ModelWorld } from './testing/model-world.js';
export { countedIds, seededRandom } from './testing/seeded.js';
export { createTokens } from './tokens.js';
export {
  fairWeather,
  type MemoryLine,
  type MemoryPeer,
  type MemoryService,
  type MemoryTransportOptions,
  memoryTransport,
  type Weather,
} from './transports/memory.js';
