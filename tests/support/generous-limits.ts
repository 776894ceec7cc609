/**
 * As in the environment: more than anybody asks for, so that tests and benchmarks meet the limits only where they are
 * about them.
 */
export const generousLimits = {
  FRAMES_PER_CONNECTION: '10000000',
  COMMANDS_PER_PERSON: '10000000',
  COMMANDS_PER_WORKSPACE: '10000000',
  MESSAGES_PER_CHANNEL: '10000000',
  REQUESTS_PER_PERSON: '10000000',
  ATTEMPTS_PER_ADDRESS: '10000000',
  CONNECTIONS_PER_PERSON: '10000000',
  CONNECTIONS_PER_ADDRESS: '10000000',
  UNVERIFIED_PER_ADDRESS: '10000000',
  HANDSHAKES_PER_ADDRESS: '10000000',
};
