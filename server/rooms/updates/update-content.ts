import * as decoding from 'lib0/decoding'

/** Something in a client's frame that no honest client writes. Becomes close code 4400. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
}

/** Keys that would reach into an object's prototype where a reader builds plain objects. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Bytes of the name of a map entry, a format or an element: `cardId:lensId` takes 73. */
const MAX_NAME = 256

/** Deeper values overflow the stack of every receiver. */
const MAX_DEPTH = 32

const Content = {
  deleted: 1,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
} as const

const TypeRef = { xmlElement: 3, xmlHook: 5, last: 6 } as const

/**
 * Reads past the content of one struct without building it.
 * Legacy JSON content and sub-documents, which no document of ours has, are refused.
 *
 * @returns how many clocks the content takes.
 */
export function skipContent(decoder: decoding.Decoder, ref: number): number {
  switch (ref) {
    case Content.deleted:
      return decoding.readVarUint(decoder)
    case Content.binary:
      decoding.readVarUint8Array(decoder)
      return 1
    case Content.string:
      return decoding.readVarString(decoder).length
    case Content.embed:
      skipJson(decoder)
      return 1
    case Content.format:
      readName(decoder)
      skipJson(decoder)
      return 1
    case Content.type:
      skipType(decoder)
      return 1
    case Content.any: {
      const length = readCount(decoder)
      for (let index = 0; index < length; index++) skipAny(decoder, 0)
      return length
    }
    default:
      throw new Malformed(`content of kind ${ref}`)
  }
}

/** A count of things that take at least one byte each; more than there are bytes is a bomb. */
export function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder)
  if (count > decoder.arr.length - decoder.pos) throw new Malformed('counts more than it holds')
  return count
}

/** The name of a map entry, a format or an element, all of which stay when their content has gone. */
export function readName(decoder: decoding.Decoder): string {
  const { pos } = decoder
  if (decoding.readVarUint(decoder) > MAX_NAME) throw new Malformed('a name that is too long')
  decoder.pos = pos
  return readKey(decoder)
}

function readKey(decoder: decoding.Decoder): string {
  const key = decoding.readVarString(decoder)
  if (FORBIDDEN_KEYS.has(key)) throw new Malformed('a forbidden key')
  return key
}

function skipType(decoder: decoding.Decoder): void {
  const ref = decoding.readVarUint(decoder)
  if (ref > TypeRef.last) throw new Malformed(`a type of kind ${ref}`)
  if (ref === TypeRef.xmlElement || ref === TypeRef.xmlHook) readName(decoder)
}

function skipJson(decoder: decoding.Decoder): void {
  checkJson(JSON.parse(decoding.readVarString(decoder)), 0)
}

function checkJson(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return
  if (depth > MAX_DEPTH) throw new Malformed('a value nested too deeply')
  for (const key of Object.keys(value)) {
    if (FORBIDDEN_KEYS.has(key)) throw new Malformed('a forbidden key')
  }
  for (const inner of Object.values(value)) checkJson(inner, depth + 1)
}

/** lib0's `any` encoding: one byte of type, then the value. */
function skipAny(decoder: decoding.Decoder, depth: number): void {
  if (depth > MAX_DEPTH) throw new Malformed('a value nested too deeply')
  const type = decoding.readUint8(decoder)
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return
    case 125:
      decoding.readVarInt(decoder)
      return
    case 124: // float32
      decoding.readUint8Array(decoder, 4)
      return
    case 123: // float64
    case 122: // bigint64
      decoding.readUint8Array(decoder, 8)
      return
    case 119:
      decoding.readVarString(decoder)
      return
    case 118: {
      const count = readCount(decoder)
      for (let index = 0; index < count; index++) {
        readKey(decoder)
        skipAny(decoder, depth + 1)
      }
      return
    }
    case 117: {
      const count = readCount(decoder)
      for (let index = 0; index < count; index++) skipAny(decoder, depth + 1)
      return
    }
    case 116:
      decoding.readVarUint8Array(decoder)
      return
    default:
      throw new Malformed(`a value of type ${type}`)
  }
}
