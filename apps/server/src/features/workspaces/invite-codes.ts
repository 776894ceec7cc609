import { createHash, createHmac } from 'node:crypto';

/** Makes and recognises the codes in invite links. */
export interface InviteCodes {
  /** 256 bits that only this server can derive from the invite's id: a repeated command is told the same code. */
  codeOf(inviteId: string): string;
  /** What is stored of a code: a copy of the table lets nobody in. */
  hashOf(code: string): string;
}

export function createInviteCodes(secretKey: string): InviteCodes {
  return {
    codeOf: (inviteId) => createHmac('sha256', secretKey).update(`invite ${inviteId}`).digest('base64url'),
    hashOf: (code) => createHash('sha256').update(code).digest('base64url'),
  };
}
