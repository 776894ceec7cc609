/** One WebSocket frame, header and all. */
export interface WebSocketFrame {
  readonly bytes: Buffer;
  /** The first characters of its payload, unmasked. */
  readonly beginning: string;
}

const shownBytes = 24;

/** Cuts a stream of bytes into whole WebSocket frames (RFC 6455 §5.2), whatever pieces it comes in. */
export function createFrameSplitter(): (chunk: Buffer) => WebSocketFrame[] {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const frames: WebSocketFrame[] = [];
    for (let frame = firstFrame(rest); frame; frame = firstFrame(rest)) {
      rest = rest.subarray(frame.bytes.length);
      frames.push(frame);
    }
    return frames;
  };
}

function firstFrame(bytes: Buffer): WebSocketFrame | undefined {
  if (bytes.length < 2) return undefined;
  const second = bytes[1] as number;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const isMasked = (second & 0x80) !== 0;
  const headLength = 2 + lengthBytes + (isMasked ? 4 : 0);
  if (bytes.length < headLength) return undefined;
  const length =
    lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < headLength + length) return undefined;
  const payload = bytes.subarray(headLength, headLength + Math.min(length, shownBytes));
  const mask = isMasked ? bytes.subarray(headLength - 4, headLength) : undefined;
  const shown = mask
    ? Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] as number)))
    : payload;
  return { bytes: bytes.subarray(0, headLength + length), beginning: shown.toString('latin1') };
}
