/** @type {import('next').NextConfig} */
export default {
  output: 'export',
  // Folders with an index.html: any file server can serve them. Fixed before the first precache list existed.
  trailingSlash: true,
  reactStrictMode: true,
  poweredByHeader: false,
  images: { unoptimized: true },
  // `build.mjs` checks types apart, with the sources of all packages.
  typescript: { ignoreBuildErrors: true },
}
