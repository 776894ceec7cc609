import { names } from './cartography/names.js';
import { paths } from './cartography/paths.js';

export const cartography = [...names, ...paths];
