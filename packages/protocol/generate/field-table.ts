import type { Json } from '../contract/canonical.js';
import type { JsonSchema } from '../contract/json-schema.js';

/** One row per field, those of nested objects under a dotted name. */
export function fieldTable(schema: JsonSchema): string {
  const rows = fieldRows(schema, '');
  if (rows.length === 0) return '_No fields._';
  return ['| field | type | |', '|---|---|---|', ...rows].join('\n');
}

function fieldRows(schema: JsonSchema, prefix: string): string[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(asObject(schema.properties)).flatMap(([name, value]) => {
    const field = asObject(value);
    const at = `${prefix}${name}`;
    const note = required.includes(name) ? '' : defaultNote(field);
    const row = `| \`${at}\` | ${typeText(field)} | ${note} |`;
    const items = asObject(field.items);
    return [row, ...fieldRows(field, `${at}.`), ...fieldRows(items, `${at}[].`)];
  });
}

function defaultNote(field: JsonSchema): string {
  return field.default === undefined ? 'optional' : `optional, else \`${JSON.stringify(field.default)}\``;
}

/** In words, with a link for what has a name of its own. */
export function typeText(schema: JsonSchema): string {
  if (typeof schema.$ref === 'string') return link(schema.$ref);
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices)) return choices.map((one) => choiceText(asObject(one))).join(' or ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `\`${String(one)}\``).join(', ');
  if (schema.type === 'array')
    return `list of ${typeText(asObject(schema.items))}${range(schema, 'Items', '')}`;
  if (schema.format === 'date-time') return 'date and time, ISO 8601 in UTC with milliseconds';
  if (schema.type === 'string') return `text${range(schema, 'Length', ' characters')}`;
  if (schema.type === 'integer') return `integer${integerRange(schema)}`;
  if (schema.type === 'object' && schema.additionalProperties) {
    return `map to ${typeText(asObject(schema.additionalProperties))}`;
  }
  return typeof schema.type === 'string' ? schema.type : 'anything';
}

/** One choice among several has no rows of its own: its fields stand in braces. */
function choiceText(schema: JsonSchema): string {
  if (schema.type !== 'object') return typeText(schema);
  const fields = Object.entries(asObject(schema.properties)).map(
    ([name, one]) => `${name}: ${typeText(asObject(one))}`,
  );
  return `{ ${fields.join('; ')} }`;
}

function range(schema: JsonSchema, of: 'Items' | 'Length', unit: string): string {
  const [min, max] = [schema[`min${of}`], schema[`max${of}`]];
  if (min !== undefined && max !== undefined) return `, ${number(min)}–${number(max)}${unit}`;
  if (max !== undefined) return `, up to ${number(max)}${unit}`;
  return min === undefined ? '' : `, at least ${number(min)}${unit}`;
}

function integerRange({ minimum, exclusiveMinimum, maximum }: JsonSchema): string {
  const least = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : minimum;
  if (least !== undefined && maximum !== undefined) return `, ${number(least)}–${number(maximum)}`;
  if (maximum !== undefined) return `, up to ${number(maximum)}`;
  return least === undefined ? '' : `, from ${number(least)}`;
}

const number = (value: Json): string =>
  typeof value === 'number' ? value.toLocaleString('en') : String(value);

function link(reference: string): string {
  const name = reference.replace('#/$defs/', '');
  return `[${name}](#${name.toLowerCase()})`;
}

export function asObject(value: Json | undefined): JsonSchema {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
}
