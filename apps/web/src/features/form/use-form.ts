import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

export type FieldErrors<Values> = { readonly [Field in keyof Values]?: string | undefined };

/** Why the server did not take a form: beside a field, or above the button when it is about no single one. */
export interface Rejection<Values> {
  readonly field?: keyof Values | undefined;
  readonly text: string;
}

interface FormOptions<Values> {
  readonly initial: Values;
  /** What is wrong with the values, field by field; nothing for those that are fine. */
  readonly check: (values: Values) => FieldErrors<Values>;
  /** Sends what was checked; gives what was refused, or nothing when it went well. */
  readonly send: (values: Values) => Promise<Rejection<Values> | undefined>;
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

export interface FieldBinding<Control extends TextControl = HTMLInputElement> {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly ref: RefObject<Control | null>;
  readonly onValueChange: (value: string) => void;
  readonly onBlur: () => void;
}

export interface Form<Values> {
  readonly values: Values;
  readonly busy: boolean;
  /** A refusal that belongs to no field. */
  readonly problem: string | undefined;
  readonly set: (changes: Partial<Values>) => void;
  readonly field: <Control extends TextControl = HTMLInputElement>(
    name: keyof Values & string,
  ) => FieldBinding<Control>;
  readonly submit: () => Promise<void>;
  /** For the form element. */
  readonly onSubmit: (event: Pick<Event, 'preventDefault'>) => void;
  readonly reset: (values: Values) => void;
}

/**
 * A form of text fields. A field is judged when it is left with something in it, and all of them when the form is
 * sent; a field once judged is judged again with every key, so that the complaint goes away as soon as it is met.
 */
export function useForm<Values extends Record<string, string>>(options: FormOptions<Values>): Form<Values> {
  const { initial, check, send } = options;
  const [values, setValues] = useState(initial);
  const [judged, setJudged] = useState<ReadonlySet<keyof Values>>(new Set());
  const [rejection, setRejection] = useState<Rejection<Values>>();
  const [busy, setBusy] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const controls = useRef(new Map<keyof Values, RefObject<TextControl | null>>());

  const errors = check(values);
  const errorOf = (name: keyof Values) =>
    judged.has(name) && errors[name] ? errors[name] : rejection?.field === name ? rejection.text : undefined;

  useLayoutEffect(() => {
    if (refusals === 0) return;
    for (const control of controls.current.values()) {
      if (control.current?.getAttribute('aria-invalid') === 'true') {
        control.current.focus();
        return;
      }
    }
  }, [refusals]);

  const control = (name: keyof Values) => {
    let ref = controls.current.get(name);
    if (!ref) {
      ref = { current: null };
      controls.current.set(name, ref);
    }
    return ref;
  };

  const set = (changes: Partial<Values>) => {
    setValues((now) => ({ ...now, ...changes }));
    setRejection((now) => (now && (now.field === undefined || now.field in changes) ? undefined : now));
  };

  const submit = async () => {
    if (busy) return;
    setJudged(new Set(Object.keys(values)));
    if (Object.values(errors).some((error) => error !== undefined)) {
      setRefusals((count) => count + 1);
      return;
    }
    setBusy(true);
    setRejection(undefined);
    try {
      const refused = await send(values);
      setRejection(refused);
      if (refused?.field !== undefined) setRefusals((count) => count + 1);
    } finally {
      setBusy(false);
    }
  };

  return {
    values,
    busy,
    problem: rejection && rejection.field === undefined ? rejection.text : undefined,
    set,
    reset(next) {
      setValues(next);
      setJudged(new Set());
      setRejection(undefined);
    },
    field: <Control extends TextControl>(name: keyof Values & string): FieldBinding<Control> => ({
      name,
      value: values[name] ?? '',
      error: errorOf(name),
      ref: control(name) as RefObject<Control | null>,
      onValueChange: (value) => set({ [name]: value } as Partial<Values>),
      onBlur: () => {
        if (values[name] !== '') setJudged((now) => new Set(now).add(name));
      },
    }),
    submit,
    onSubmit(event) {
      event.preventDefault();
      void submit();
    },
  };
}
