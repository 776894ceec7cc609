import { i18n } from '@lingui/core';
import { I18nProvider, useLingui } from '@lingui/react';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queryClient } from './client.js';
import { formatLocale } from './language.js';
import { router } from './routes.js';
import { UiWords } from './ui-words.js';

/** All providers around the router; the words first, as everything below speaks. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <InLanguage />
    </I18nProvider>
  );
}

function InLanguage() {
  const { i18n: words } = useLingui();
  return (
    // Another language draws everything anew, also what took its words while it was first drawn.
    <UiWords key={words.locale} locale={formatLocale(words.locale)}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </UiWords>
  );
}
