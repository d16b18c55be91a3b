/** The Redocly plugin, as a redocly.yaml names it under `plugins`. Redocly knows what is in it; others need no types of Redocly's for it. */
declare const plugin: () => { readonly id: string };
export = plugin;
