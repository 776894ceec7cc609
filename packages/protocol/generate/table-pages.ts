import type { ContractDocument } from '../contract/document.js';
import type { RetryRule } from '../src/index.js';

const retryWords: Readonly<Record<RetryRule, string>> = {
  never: 'no: the same request will be refused again',
  later: 'yes, after `retryAfterMs`',
  'same-id': 'yes, with the same command id: whether it took effect is not known',
};

export function errorsPage(contract: ContractDocument): string {
  const rows = Object.entries(contract.errors).map(
    ([code, row]) =>
      `| \`${code}\` | ${String(row.status)} | ${String(row.description)} | ${retryWords[row.retry as RetryRule]} |`,
  );
  const common = contract.commonErrors.map((code) => `\`${String(code)}\``).join(', ');
  return [
    '# Errors',
    'One table for all answers: acks on the socket carry the code in `error.code`, HTTP answers the status and an `application/problem+json` body with the same fields.',
    ['| code | status | meaning | send again? |', '|---|---|---|---|', ...rows].join('\n'),
    `Any command and endpoint can meet ${common}.`,
    'A client that meets a code it does not know goes by `retryable` and shows `message`.',
  ].join('\n\n');
}

const reconnectWords: Readonly<Record<string, string>> = {
  now: 'at once, with jitter',
  'fresh-token': 'after fetching a fresh connection token',
  later: 'with back-off',
  never: 'not by itself',
};

export function closeReasonsPage(contract: ContractDocument): string {
  const rows = Object.entries(contract.closeReasons).map(
    ([code, row]) =>
      `| \`${code}\` | ${String(row.description)} | ${reconnectWords[String(row.reconnect)] ?? ''} |`,
  );
  return [
    '# Close reasons',
    'Why a server refuses a handshake (`data.code` of the connect error) or ends a connection (`connection.closing`, sent before the close).',
    ['| code | meaning | reconnect |', '|---|---|---|', ...rows].join('\n'),
    'A client that meets a code it does not know reconnects with back-off.',
  ].join('\n\n');
}

export function limitsPage(contract: ContractDocument): string {
  const rows = Object.entries(contract.limits).map(
    ([name, value]) => `| \`${name}\` | ${value.toLocaleString('en')} |`,
  );
  return [
    '# Limits',
    'Told to clients at connect (`limits` of bootstrap and `connection.ack`); a client goes by what it is told, not by this page. ' +
      'Lengths count Unicode code points, `…Bytes` bytes.',
    ['| limit | value |', '|---|---|', ...rows].join('\n'),
  ].join('\n\n');
}
