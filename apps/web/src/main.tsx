import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './styles/app.css';
import { App } from './app.js';
import { activateLanguage } from './language.js';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root');

await activateLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
