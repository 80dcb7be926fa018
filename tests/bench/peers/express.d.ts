// What the comparison uses of Express 5, which brings no types of its own.
declare module 'express' {
  import type { IncomingHttpHeaders, IncomingMessage, Server, ServerResponse } from 'node:http';

  interface Request extends IncomingMessage {
    readonly headers: IncomingHttpHeaders;
  }
  type RequestHandler = (request: Request, response: ServerResponse, next: (error?: unknown) => void) => void;
  interface Application {
    use(path: string, ...handlers: RequestHandler[]): this;
    listen(port: number, host: string): Server;
  }
  interface Express {
    (): Application;
    json(): RequestHandler;
  }
  const express: Express;
  export default express;
  export type { Request, RequestHandler, ServerResponse as Response };
}
