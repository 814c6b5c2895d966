// As much of postject as the build uses; it brings no types.
declare module "postject" {
  export function inject(
    file: string,
    name: string,
    content: Buffer,
    options: { readonly sentinelFuse: string },
  ): Promise<void>;
}
