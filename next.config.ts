import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./lib/i18n/request.ts')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own.
  typescript: { ignoreBuildErrors: true },
  // A member whose role does not reach gets a page that says so (app/forbidden.tsx).
  experimental: {
    authInterrupts: true,
    // Without it, a view or a refresh that cannot be fetched replaces the page by the browser's own error.
    useOffline: true,
    // A table to import may have 5 MB; several go together (lib/tables/constants.ts).
    serverActions: { bodySizeLimit: '21mb' },
  },
}

export default withMessages(config)
