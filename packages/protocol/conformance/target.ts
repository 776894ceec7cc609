/** What a server has to offer to be tested: everything else is done through the protocol itself. */
export interface Target {
  /** Somebody signed in who may create workspaces. Called once. */
  founder(): Promise<Visitor>;
  /** Somebody with an empty cookie jar. */
  visitor(): Visitor;
  /** A UUID in lower case. */
  newId(): string;
  wait(milliseconds: number): Promise<void>;
  /** A connection token of this person that has run out; without it the case is passed over. */
  expiredToken?(visitor: Visitor, workspaceId: string): Promise<string>;
}

/** A browser, as far as the protocol goes: keeps cookies, sends requests, opens connections. */
export interface Visitor {
  request(request: HttpRequest): Promise<HttpAnswer>;
  /** `auth` is what goes into the handshake. */
  connect(auth: unknown): Promise<Connection>;
}

export interface HttpRequest {
  readonly method: string;
  /** With its query, e.g. `/api/v1/session`. */
  readonly path: string;
  /** Sent as it is, with `content-type: application/json`. */
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

/** `code`: `data.code` of the connect error. */
export type Connection =
  | { readonly kind: 'open'; readonly wire: Wire }
  | { readonly kind: 'refused'; readonly code: unknown };

/** A live connection, raw: nothing of what comes is parsed, sorted or dropped. */
export interface Wire {
  /** All frames so far, in the order they came; grows. */
  readonly frames: readonly Frame[];
  readonly isClosed: () => boolean;
  /** Emits and resolves with the acknowledgement; rejects when the line closes first or none comes in 10 s. */
  request(name: string, payload: unknown): Promise<unknown>;
  /** Emits as it is, without asking for an acknowledgement. */
  emit(name: string, ...values: unknown[]): void;
  close(): void;
}

export interface Frame {
  readonly name: string;
  readonly payload: unknown;
}
