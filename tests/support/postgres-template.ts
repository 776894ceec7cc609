/** The migrated database that every test database is copied from; nobody connects to it. */
export const templateName = 'parley_template';
