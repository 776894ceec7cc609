import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/app.css';
import { App } from './app.js';
import { queryClient } from './client.js';
import { sessionQuery } from './features/auth/index.js';
import { activateLanguage, loadLaterWords } from './language.js';
import { fetchBeside } from './ui/fetch-ahead.js';
import { followFocus } from './ui/focus-return.js';
import { followKeyboard } from './ui/on-screen-keyboard.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

followKeyboard();
followFocus();
fetchBeside(loadLaterWords);
// Who is signed in is asked while the words are fetched; the router then finds the answer on its way.
void queryClient.prefetchQuery(sessionQuery);
await activateLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
