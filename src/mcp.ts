export type { Principal, Scope } from './contracts/access.ts';
export { createMcpHandler, type McpHandler, type McpHandlerOptions } from './mcp/create-mcp-handler.ts';
export type { Log } from './mcp/door.ts';
export { localPrincipal } from './mcp/local-principal.ts';
export { type McpHttpOptions, type McpHttpServer, serveMcpHttp } from './mcp/serve-mcp-http.ts';
export { type McpStdioOptions, serveMcpStdio } from './mcp/serve-mcp-stdio.ts';
