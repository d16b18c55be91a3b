export declare function compileSpec(
  documentPath: string,
  packageFolder: string,
): Promise<{ readonly code: string; readonly declarations: string }>;
