const [version = ''] = Object.values(
  import.meta.glob<string>('../../../package.json', { eager: true, import: 'version' }),
);

/** Of the app in this page, which may be older than the server until it is loaded again. */
export const appVersion = version;
