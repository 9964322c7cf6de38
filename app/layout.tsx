import '@fontsource-variable/inter/opsz.css'
import '@digdir/designsystemet-css'
import '@/components/ui/theme/framsyn.css'
import './globals.css'
import type { Metadata, Viewport } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DemoBanner } from '@/components/shell/demo-banner'
import { SkipToContent } from '@/components/shell/skip-to-content'
import { Toasts } from '@/components/ui/toasts'
import { announcesDemo } from '@/lib/auth/demo'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('common')
  return {
    title: { default: t('product'), template: `%s · ${t('product')}` },
    description: t('tagline'),
    robots: { index: false, follow: false },
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#191816' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, t] = await Promise.all([getLocale(), getTranslations('common')])
  return (
    <html lang={locale} data-color-scheme="auto" data-size="sm">
      <body>
        <NextIntlClientProvider>
          <SkipToContent />
          {announcesDemo() && <DemoBanner />}
          {children}
          <Toasts label={t('notices')} dismissLabel={t('dismiss')} />
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
