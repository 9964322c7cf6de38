/** A practice described longer ago than this, in whole months, may have changed since. */
export const STALE_AFTER_MONTHS = 24
