import { expect, it } from 'vitest';
import { fetchAhead, fetchBeside, fetchLater } from './fetch-ahead.js';

it('fetches what is needed later, with what that brings along, and goes on after what does not come', async () => {
  const fetched: string[] = [];
  fetchLater(async () => {
    fetched.push('view');
    fetchLater(async () => fetched.push('part of the view'));
  });
  fetchLater(() => Promise.reject(new Error('no connection')));
  fetchLater(async () => fetched.push('menu'));
  await fetchAhead(() => true);
  expect(fetched).toEqual(['view', 'menu', 'part of the view']);
});

it('ends when it is not wanted any more', async () => {
  let count = 0;
  fetchLater(async () => {
    count += 1;
  });
  await fetchAhead(() => false);
  expect(count).toBe(0);
});

it('has what goes with the code before the code is used', async () => {
  const fetched: string[] = [];
  fetchBeside(async () => fetched.push('words'));
  const fetchView = fetchLater(async () => 'view');
  expect(await fetchView()).toBe('view');
  expect(fetched).toEqual(['words']);
});
