/** Undoes DEFLATE. @see RFC 1951 */
export function inflate(bytes: Uint8Array, size: number): Uint8Array {
  const input = new Bits(bytes);
  const output = new Uint8Array(size);
  let at = 0;
  const put = (byte: number) => {
    if (at >= size) throw new Error('longer than it says');
    output[at] = byte;
    at += 1;
  };
  let isLast = false;
  while (!isLast) {
    isLast = input.take(1) === 1;
    const kind = input.take(2);
    if (kind === 0) input.stored().forEach(put);
    else if (kind === 3) throw new Error('no such block');
    else {
      const [literals, distances] = kind === 1 ? fixedCodes() : dynamicCodes(input);
      for (let symbol = literals.read(input); symbol !== 256; symbol = literals.read(input)) {
        if (symbol < 256) {
          put(symbol);
          continue;
        }
        const length = extended(LENGTHS, symbol - 257, input);
        const distance = extended(DISTANCES, distances.read(input), input);
        if (distance > at) throw new Error('before its beginning');
        for (let count = 0; count < length; count += 1) put(output[at - distance] ?? 0);
      }
    }
  }
  if (at !== size) throw new Error('shorter than it says');
  return output;
}

/** Bits of bytes, the low ones first. */
class Bits {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(count: number): number {
    let value = 0;
    for (let index = 0; index < count; index += 1, this.at += 1) {
      const byte = this.bytes[this.at >> 3];
      if (byte === undefined) throw new Error('it ends too soon');
      value |= ((byte >> (this.at & 7)) & 1) << index;
    }
    return value;
  }

  /** A block that is not compressed: it begins with the next whole byte. */
  stored(): Uint8Array {
    this.at = (this.at + 7) & ~7;
    const length = this.take(16);
    if ((this.take(16) ^ length) !== 0xffff) throw new Error('no length');
    const start = this.at >> 3;
    if (start + length > this.bytes.length) throw new Error('it ends too soon');
    this.at += length * 8;
    return this.bytes.subarray(start, start + length);
  }
}

/** A Huffman code, by the lengths of its words. */
class Code {
  private readonly counts = new Array<number>(16).fill(0);
  private readonly symbols: number[];

  constructor(lengths: readonly number[]) {
    for (const length of lengths) this.counts[length] = (this.counts[length] ?? 0) + 1;
    this.counts[0] = 0;
    this.symbols = lengths
      .map((length, symbol) => ({ length, symbol }))
      .filter(({ length }) => length > 0)
      .sort((one, other) => one.length - other.length || one.symbol - other.symbol)
      .map(({ symbol }) => symbol);
  }

  read(input: Bits): number {
    let word = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length += 1) {
      word = (word << 1) | input.take(1);
      first <<= 1;
      const count = this.counts[length] ?? 0;
      const symbol = word - first < count ? this.symbols[index + word - first] : undefined;
      if (symbol !== undefined) return symbol;
      first += count;
      index += count;
    }
    throw new Error('no such word');
  }
}

/** What a symbol begins at, and how many bits more there are to it. */
type Extension = readonly (readonly [base: number, bits: number])[];

/** Lengths 3 to 258, then distances 1 to 32768: RFC 1951, 3.2.5. */
const LENGTHS: Extension = [...extension(28, 3, 4), [258, 0]];
const DISTANCES: Extension = extension(30, 1, 2);

function extension(count: number, start: number, step: number): [number, number][] {
  let base = start;
  return Array.from({ length: count }, (_none, index) => {
    const bits = Math.max(0, Math.floor(index / step) - 1);
    const entry: [number, number] = [base, bits];
    base += 2 ** bits;
    return entry;
  });
}

function extended(table: Extension, symbol: number, input: Bits): number {
  const entry = table[symbol];
  if (!entry) throw new Error('no such symbol');
  return entry[0] + input.take(entry[1]);
}

function fixedCodes(): [Code, Code] {
  const lengths = Array.from({ length: 288 }, (_none, symbol) =>
    symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8,
  );
  return [new Code(lengths), new Code(new Array<number>(30).fill(5))];
}

/** The order in which the lengths of the code for lengths stand. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function dynamicCodes(input: Bits): [Code, Code] {
  const literals = input.take(5) + 257;
  const distances = input.take(5) + 1;
  const own = new Array<number>(19).fill(0);
  const count = input.take(4) + 4;
  for (const symbol of ORDER.slice(0, count)) own[symbol] = input.take(3);
  const code = new Code(own);
  const lengths: number[] = [];
  const repeat = (length: number, times: number) => {
    for (let index = 0; index < times; index += 1) lengths.push(length);
  };
  while (lengths.length < literals + distances) {
    const symbol = code.read(input);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths.at(-1) ?? 0, 3 + input.take(2));
    else repeat(0, symbol === 17 ? 3 + input.take(3) : 11 + input.take(7));
  }
  return [new Code(lengths.slice(0, literals)), new Code(lengths.slice(literals))];
}
