export type { Access, Admission, Unauthenticated } from './access.ts';
export type { AccessEntry, AccessLog } from './access-log.ts';
export type { AppEnv } from './app-env.ts';
export { checkAddress } from './check-address.ts';
export { type ConnectionLimits, usualConnectionLimits } from './connection-limits.ts';
export { type AppParts, createApp } from './create-app.ts';
export { createServer, type RunningServer, type ServerOptions, type TlsPair } from './create-server.ts';
export { keyedAccess } from './keyed-access.ts';
export { isLoopback } from './loopback.ts';
export { openAccess } from './open-access.ts';
export { type ModelUpstreamOptions, modelUpstream } from './proxy/model/model-upstream.ts';
export type { ProxySteering } from './proxy/steer-chat.ts';
export type {
  AnswerBody,
  Endpoint,
  GuidedPrefix,
  TokenCount,
  Upstream,
  UpstreamAnswer,
  UpstreamRequest,
} from './proxy/upstream.ts';
export { type UrlUpstreamOptions, urlUpstream } from './proxy/url-upstream.ts';
