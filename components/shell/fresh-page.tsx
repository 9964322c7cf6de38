'use client'

import { useFreshPage } from './use-fresh-page'

const everything = () => true

/** Keeps a cluster's page up to date with what others change in it. */
export function FreshPage({ cluster }: { cluster: string }) {
  useFreshPage({ cluster, concerns: everything })
  return null
}
