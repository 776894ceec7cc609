import { useEffect, useState } from 'react';

/** A value once it has stayed the same for a while: what lasts shorter than that is not worth showing. */
export function useSettled<Value>(value: Value, afterMs: number, initial = value): Value {
  const [settled, setSettled] = useState(initial);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
