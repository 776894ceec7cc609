import { describe, expect, it } from 'vitest';
import { welcomeCount, welcomeMessages } from './welcome-messages.js';

describe('welcomeMessages', () => {
  it.each([
    ['de', null, 'Willkommen'],
    ['de-AT', 'en', 'Willkommen'],
    ['en', 'de', 'Welcome'],
    ['', 'de-CH,de;q=0.9,en;q=0.8', 'Willkommen'],
    ['', 'fr, en;q=0.5, de;q=0.7', 'Willkommen'],
    ['', 'de;q=0, en', 'Welcome'],
    ['', 'de;q=much', 'Welcome'],
    ['', 'fr', 'Welcome'],
    ['fr', 'de', 'Welcome'],
    ['', null, 'Welcome'],
  ])('chosen %j, accepted %j: %s', (chosen, accepted, word) => {
    const texts = welcomeMessages(chosen, accepted);
    expect(texts[0]).toContain(`**${word}.**`);
    expect(texts).toHaveLength(welcomeCount);
  });
});
