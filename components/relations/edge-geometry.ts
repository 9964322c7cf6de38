export { type Box, leave, lineBetween } from '@/lib/methods/lines'
