import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin('./lib/i18n/request.ts')

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The gateway compresses nothing twice and sets the security headers; types are a check of their own.
  typescript: { ignoreBuildErrors: true },
}

export default withMessages(config)
