import { Monitor, Moon, Sun } from 'lucide-react';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../styles/app.css';
import { FieldsSection } from './gallery-fields.js';
import { FloatingSection } from './gallery-floating.js';
import { PageSection } from './gallery-page.js';
import { SmallSection } from './gallery-small.js';
import { Mark } from './mark.js';
import { SegmentedControl } from './segmented-control.js';
import { useTheme } from './theme.js';
import { UiProvider } from './ui-provider.js';

const labels = { close: 'Close', dismiss: 'Dismiss', notifications: 'Notifications' };

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line py-8">
      <h2 className="mb-4 text-title-2 font-bold">{title}</h2>
      {children}
    </section>
  );
}

function Gallery() {
  const { theme, density, setTheme, setDensity } = useTheme();
  return (
    <main className="mx-auto max-w-280 px-4 pb-24 md:px-8">
      <header className="flex flex-wrap items-center gap-3 py-6">
        <Mark />
        <h1 className="me-auto text-title-3 font-bold">Pieces of the interface</h1>
        <SegmentedControl
          label="Theme"
          value={theme}
          onValueChange={setTheme}
          segments={[
            { value: 'system', label: 'System', icon: Monitor },
            { value: 'light', label: 'Light', icon: Sun },
            { value: 'dark', label: 'Dark', icon: Moon },
          ]}
        />
        <SegmentedControl
          label="Density"
          value={density}
          onValueChange={setDensity}
          segments={[
            { value: 'comfortable', label: 'Comfortable' },
            { value: 'compact', label: 'Compact' },
          ]}
        />
      </header>
      <Section title="Together">
        <PageSection />
      </Section>
      <Section title="Buttons, marks and small things">
        <SmallSection />
      </Section>
      <Section title="Fields and choices">
        <FieldsSection />
      </Section>
      <Section title="Floating and feedback">
        <FloatingSection />
      </Section>
    </main>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <UiProvider labels={labels} locale={navigator.language}>
        <Gallery />
      </UiProvider>
    </StrictMode>,
  );
}
