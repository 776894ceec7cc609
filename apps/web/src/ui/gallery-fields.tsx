import { Eye, Hash, Lock, Search } from 'lucide-react';
import { useState } from 'react';
import { Checkbox } from './checkbox.js';
import { IconButton } from './icon-button.js';
import { SegmentedControl } from './segmented-control.js';
import { Select } from './select.js';
import { Switch } from './switch.js';
import { TextAreaField } from './text-area-field.js';
import { TextField } from './text-field.js';

export function FieldsSection() {
  const [name, setName] = useState('design-reviews');
  const [on, setOn] = useState(true);
  const [off, setOff] = useState(false);
  const [choice, setChoice] = useState('public');
  const [language, setLanguage] = useState('en');
  return (
    <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
      <TextField
        label="Name"
        icon={Hash}
        hint="Lower case, no spaces."
        value={name}
        onValueChange={setName}
        counter={{ used: name.length, limit: 80 }}
      />
      <TextField
        label="Address"
        prefixText="chat.example.org/"
        defaultValue="acme"
        error="That address is taken. Try acme-team."
      />
      <TextField
        label="Password"
        type="password"
        defaultValue="correct horse"
        autoComplete="off"
        trailing={<IconButton icon={Eye} label="Show password" size="small" />}
      />
      <TextField label="Search" labelHidden icon={Search} placeholder="Search people" className="self-end" />
      <TextAreaField
        label="Topic"
        note="optional"
        defaultValue="What we ship this week, and what waits."
        counter={{ used: 262, limit: 250 }}
      />
      <div className="grid content-start gap-5">
        <Select
          label="Language"
          value={language}
          onValueChange={setLanguage}
          options={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
            { value: 'ja', label: '日本語' },
          ]}
        />
        <SegmentedControl
          label="Who can read it"
          value={choice}
          onValueChange={setChoice}
          wide
          segments={[
            { value: 'public', label: 'Public', icon: Hash },
            { value: 'private', label: 'Private', icon: Lock },
          ]}
        />
      </div>
      <div className="grid content-start gap-3">
        <Checkbox
          label="Send me a copy"
          checked={on}
          onCheckedChange={setOn}
          hint="To the address of your account."
        />
        <Checkbox label="Everyone" mixed checked={off} onCheckedChange={setOff} />
        <Checkbox label="Not allowed here" disabled checked={false} onCheckedChange={setOff} />
      </div>
      <div className="grid content-start gap-4">
        <Switch label="Sounds" hint="Only for what is meant for you." checked={on} onCheckedChange={setOn} />
        <Switch label="Show previews of links" checked={off} onCheckedChange={setOff} />
      </div>
    </div>
  );
}
